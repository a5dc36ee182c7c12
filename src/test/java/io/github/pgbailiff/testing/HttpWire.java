package io.github.pgbailiff.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A network before an HTTP server, which breaks connections as it is told. */
public final class HttpWire implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *([0-9]+)");

  /** When a connection breaks. */
  public enum Break {
    /** The request is not read, and the connection reset. */
    BEFORE,
    /** Half of the request is read. */
    DURING,
    /** The server has done it; its answer is lost, and the connection ends. */
    AFTERWARDS
  }

  private record Planned(String call, Break when) {}

  private final ServerSocket target;
  private final int server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final List<Planned> planned = new CopyOnWriteArrayList<>();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private volatile Optional<Duration> idle = Optional.empty();

  /** Listens on a port of its own and leads to a server's on this machine. */
  public HttpWire(int server) {
    this.server = server;
    try {
      this.target = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return target.getLocalPort();
  }

  /** Breaks the next call whose method and path hold the text. */
  public void breaks(String call, Break when) {
    planned.add(new Planned(call, when));
  }

  /** Whether everything that was to break has. */
  public boolean isBroken() {
    return planned.isEmpty();
  }

  /** The requests that came, without their bodies. */
  public List<String> headers() {
    return List.copyOf(heads);
  }

  /** Breaks nothing more. */
  public void heal() {
    planned.clear();
    idle = Optional.empty();
  }

  /** Closes connections on which nothing came for so long after an answer, without a word. */
  public void closesIdle(Duration after) {
    idle = Optional.of(after);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = target.accept();
        sockets.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException closed) {
      // The wire is taken down.
    }
  }

  private void serve(Socket client) {
    try (client) {
      while (answered(client)) {
        client.setSoTimeout(idle.map(d -> (int) Math.max(1, d.toMillis())).orElse(0));
      }
    } catch (IOException broken) {
      // Whoever was at the other end notices, too.
    } finally {
      sockets.remove(client);
    }
  }

  /** Whether the connection stays. */
  private boolean answered(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    String head = head(in);
    String call = head.lines().findFirst().orElse("").replaceFirst(" HTTP/1.1$", "");
    heads.add(head);
    int length = length(head);
    Optional<Break> fault = fault(call);
    if (fault.isPresent() && fault.get() != Break.AFTERWARDS) {
      in.readNBytes(fault.get() == Break.DURING ? length / 2 : 0);
      client.setSoLinger(true, 0);
      return false;
    }
    boolean chunked = head.toLowerCase(Locale.ROOT).contains("\r\ntransfer-encoding: chunked");
    byte[] answer = asked(head, chunked ? chunks(in) : in.readNBytes(length));
    if (fault.isPresent() || answer.length == 0) {
      return false;
    }
    client.getOutputStream().write(answer);
    return !idle.equals(Optional.of(Duration.ZERO));
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  /** The body as it came, with the lengths of its parts. */
  private static byte[] chunks(InputStream in) throws IOException {
    var body = new ByteArrayOutputStream();
    int length;
    do {
      var line = new ByteArrayOutputStream();
      while (!line.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n")) {
        line.write(in.read());
      }
      length = Integer.parseInt(line.toString(StandardCharsets.ISO_8859_1).strip(), 16);
      body.write(line.toByteArray());
      body.write(in.readNBytes(length + 2));
    } while (length > 0);
    return body.toByteArray();
  }

  private static int length(String head) {
    Matcher length = LENGTH.matcher(head);
    return length.find() ? Integer.parseInt(length.group(1)) : 0;
  }

  private synchronized Optional<Break> fault(String call) {
    Optional<Planned> next = planned.stream().filter(p -> call.contains(p.call())).findFirst();
    next.ifPresent(planned::remove);
    return next.map(Planned::when);
  }

  private byte[] asked(String head, byte[] body) throws IOException {
    try (var to = new Socket(InetAddress.getLoopbackAddress(), server)) {
      String kept = head.replaceAll("(?im)^connection:.*\r\n", "");
      String closing = kept.substring(0, kept.length() - 2) + "Connection: close\r\n\r\n";
      to.getOutputStream().write(closing.getBytes(StandardCharsets.ISO_8859_1));
      to.getOutputStream().write(body);
      String answer = new String(to.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      int end = answer.indexOf("\r\n\r\n");
      return end < 0
          ? new byte[0]
          : (without(answer.substring(0, end + 2)) + answer.substring(end + 2))
              .getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private static String without(String head) {
    return head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close\r\n")
        ? head.replaceFirst("(?i)\r\nconnection: close\r\n", "\r\n")
        : head;
  }

  @Override
  public void close() {
    try {
      target.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

package io.github.pgbailiff.testing.postgres;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody between a client and its PostgreSQL, who has no TLS and asks for the password. */
public final class PasswordThief implements AutoCloseable {
  private static final int ENCRYPTION = 80_877_103;
  private static final int GSS = 80_877_104;

  private final ServerSocket target;
  private final int question;
  private final List<String> loot = new CopyOnWriteArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();

  private PasswordThief(int question) {
    this.question = question;
    try {
      this.target = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** Asks for it as it is. */
  public static PasswordThief inClear() {
    return new PasswordThief(3);
  }

  /** Asks for its MD5, with a salt that suits a list of passwords. */
  public static PasswordThief asMd5() {
    return new PasswordThief(5);
  }

  public String url(String parameters) {
    return "jdbc:postgresql://127.0.0.1:" + target.getLocalPort() + "/postgres" + parameters;
  }

  /** What was answered. */
  public List<String> loot() {
    return List.copyOf(loot);
  }

  /** How often somebody was asked. */
  public int asked() {
    return asked.get();
  }

  private void accept() {
    while (!target.isClosed()) {
      try {
        Socket client = target.accept();
        Thread.ofVirtual().start(() -> talk(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket client) {
    try (client;
        var in = new DataInputStream(client.getInputStream());
        var out = new DataOutputStream(client.getOutputStream())) {
      while (startUp(in) == 'N') {
        out.writeByte('N');
      }
      asked.incrementAndGet();
      out.writeByte('R');
      out.writeInt(question == 5 ? 12 : 8);
      out.writeInt(question);
      if (question == 5) {
        out.writeInt(0);
      }
      if (in.read() == 'p') {
        loot.add(new String(in.readNBytes(in.readInt() - 5), StandardCharsets.UTF_8));
      }
    } catch (IOException gone) {
      // It has closed the door, which is right.
    }
  }

  /** The answer to the first packet: no to encryption; nothing to a start. */
  private static int startUp(DataInputStream in) throws IOException {
    byte[] rest = in.readNBytes(in.readInt() - 4);
    int code = java.nio.ByteBuffer.wrap(rest).getInt();
    return code == ENCRYPTION || code == GSS ? 'N' : 0;
  }

  @Override
  public void close() {
    try {
      target.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

package io.github.pgbailiff.testing.discord;

import io.github.pgbailiff.testing.LoopbackSocket;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The gateway of a {@link FakeDiscord}: sessions that can be resumed, and what goes wrong there.
 */
final class FakeDiscordGateway extends LoopbackSocket {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int HEARTBEAT_MILLIS = 700;

  final AtomicInteger identified = new AtomicInteger();
  final AtomicInteger resumed = new AtomicInteger();
  volatile boolean silent;
  volatile boolean refusing;
  volatile boolean forgetful;
  volatile int closeOnIdentify;
  private final FakeDiscordPayloads payloads;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final Map<WebSocket, Deflater> deflaters = new ConcurrentHashMap<>();

  /** One session; everything it was told is kept for a resume. */
  private static final class Session {
    private final String id;
    private final List<ObjectNode> told = new ArrayList<>();
    private Optional<WebSocket> socket = Optional.empty();

    Session(String id) {
      this.id = id;
    }
  }

  FakeDiscordGateway(FakeDiscordPayloads payloads) {
    this.payloads = payloads;
  }

  /** Every session with the token gets every event. */
  synchronized void dispatch(String type, ObjectNode data) {
    sessions.values().forEach(session -> tell(session, type, data));
  }

  private void tell(Session session, String type, ObjectNode data) {
    ObjectNode event = JSON.createObjectNode().put("op", 0).put("t", type);
    event.put("s", session.told.size() + 1);
    event.set("d", data);
    session.told.add(event);
    session.socket.filter(WebSocket::isOpen).ifPresent(socket -> send(socket, event));
  }

  private void send(WebSocket socket, ObjectNode event) {
    Deflater deflater = deflaters.get(socket);
    if (deflater == null) {
      socket.send(event.toString());
      return;
    }
    deflater.setInput(event.toString().getBytes(StandardCharsets.UTF_8));
    var out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    int length;
    while ((length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH)) > 0) {
      out.write(buffer, 0, length);
    }
    socket.send(out.toByteArray());
  }

  synchronized long connected() {
    return sessions.values().stream()
        .filter(s -> s.socket.filter(WebSocket::isOpen).isPresent())
        .count();
  }

  void closeWith(int code) {
    getConnections().forEach(connection -> connection.close(code, "told to"));
  }

  /** Asks for a reconnection (7), or says that the session is no good (9). */
  synchronized void op(int op, boolean resumable) {
    ObjectNode message = JSON.createObjectNode().put("op", op).put("d", resumable);
    List<WebSocket> open = new ArrayList<>(getConnections());
    if (op == 9 && !resumable) {
      sessions.clear();
    }
    open.forEach(socket -> send(socket, message));
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {
    if (refusing) {
      socket.closeConnection(1006, "refused");
      return;
    }
    if (handshake.getResourceDescriptor().contains("compress=zlib-stream")) {
      deflaters.put(socket, new Deflater());
    }
    ObjectNode hello = JSON.createObjectNode().put("op", 10);
    hello.putObject("d").put("heartbeat_interval", HEARTBEAT_MILLIS);
    send(socket, hello);
  }

  @Override
  public void onMessage(WebSocket socket, String message) {
    JsonNode told = JSON.readTree(message);
    switch (told.path("op").asInt()) {
      case 1 -> {
        if (!silent) {
          send(socket, JSON.createObjectNode().put("op", 11));
        }
      }
      case 2 -> identify(socket, told.path("d"));
      case 6 -> {
        if (!forgetful) {
          resume(socket, told.path("d"));
        }
      }
      default -> {}
    }
  }

  private synchronized void identify(WebSocket socket, JsonNode data) {
    if (closeOnIdentify != 0) {
      socket.close(closeOnIdentify, "told to");
      return;
    }
    if (!data.path("token").asString("").equals(FakeDiscord.TOKEN)) {
      socket.close(4004, "Authentication failed.");
      return;
    }
    if ((data.path("intents").asInt() & ((1 << 15) | (1 << 1) | (1 << 8))) != 0) {
      socket.close(4014, "Disallowed intents.");
      return;
    }
    identified.incrementAndGet();
    var session = new Session("session" + identified.get());
    session.socket = Optional.of(socket);
    sessions.put(session.id, session);
    tell(session, "READY", payloads.ready(session.id, url()));
    tell(session, "GUILD_CREATE", payloads.guild());
  }

  private synchronized void resume(WebSocket socket, JsonNode data) {
    Session session = sessions.get(data.path("session_id").asString(""));
    if (session == null) {
      send(socket, JSON.createObjectNode().put("op", 9).put("d", false));
      return;
    }
    resumed.incrementAndGet();
    session.socket = Optional.of(socket);
    int seen = data.path("seq").asInt();
    List.copyOf(session.told.subList(Math.min(seen, session.told.size()), session.told.size()))
        .forEach(event -> send(socket, event));
    tell(session, "RESUMED", JSON.createObjectNode());
  }

  String url() {
    return "ws://127.0.0.1:" + getPort();
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {
    Optional.ofNullable(deflaters.remove(socket)).ifPresent(Deflater::end);
    if (remote && (code == 1000 || code == 1001)) {
      forget(socket);
    }
  }

  /** A session that its app closes is over. */
  private synchronized void forget(WebSocket socket) {
    sessions.values().removeIf(s -> s.socket.equals(Optional.of(socket)));
  }
}

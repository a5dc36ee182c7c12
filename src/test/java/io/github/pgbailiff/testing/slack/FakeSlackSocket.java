package io.github.pgbailiff.testing.slack;

import io.github.pgbailiff.testing.LoopbackSocket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The Socket Mode side of a {@link FakeSlack}. */
final class FakeSlackSocket extends LoopbackSocket {
  private static final JsonMapper JSON = JsonMapper.shared();

  final AtomicInteger connections = new AtomicInteger();
  volatile boolean halfOpen;
  private final FakeSlackTickets tickets;
  private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();

  FakeSlackSocket(FakeSlackTickets tickets) {
    this.tickets = tickets;
  }

  /** Sends an envelope; the future has the payload of the acknowledgement. */
  CompletableFuture<JsonNode> deliver(String type, JsonNode payload, int retry) {
    String id = tickets.id("envelope-");
    var future = new CompletableFuture<JsonNode>();
    ObjectNode envelope =
        JsonNodeFactory.instance.objectNode().put("envelope_id", id).put("type", type);
    envelope.set("payload", payload);
    envelope.put("accepts_response_payload", !type.equals("events_api"));
    if (retry > 0) {
      envelope.put("retry_attempt", retry).put("retry_reason", "timeout");
    }
    waiting.put(id, future);
    Optional<WebSocket> target = current();
    if (target.isEmpty()) {
      future.completeExceptionally(new IllegalStateException("nobody is connected"));
    } else if (!halfOpen) {
      target.get().send(envelope.toString());
    }
    return future;
  }

  Optional<WebSocket> current() {
    return getConnections().stream().filter(WebSocket::isOpen).reduce((a, b) -> b);
  }

  /** Tells all clients to come again, as Slack does every few hours. */
  void refresh(String reason) {
    ObjectNode message =
        JsonNodeFactory.instance.objectNode().put("type", "disconnect").put("reason", reason);
    getConnections().forEach(connection -> connection.send(message.toString()));
  }

  @Override
  public void onOpen(WebSocket connection, ClientHandshake handshake) {
    String ticket = handshake.getResourceDescriptor().replaceFirst(".*ticket=", "");
    if (!tickets.enter(ticket)) {
      connection.close(4000, "invalid ticket");
      return;
    }
    connections.incrementAndGet();
    ObjectNode hello = JsonNodeFactory.instance.objectNode().put("type", "hello");
    hello.put("num_connections", getConnections().size());
    hello.putObject("connection_info").put("app_id", FakeSlackWorld.APP);
    connection.send(hello.toString());
  }

  @Override
  public void onMessage(WebSocket connection, String message) {
    JsonNode ack = JSON.readTree(message);
    CompletableFuture<JsonNode> future = waiting.remove(ack.path("envelope_id").asString(""));
    if (future != null) {
      future.complete(ack.path("payload"));
    }
  }

  @Override
  public void onWebsocketPing(WebSocket connection, Framedata frame) {
    if (!halfOpen) {
      super.onWebsocketPing(connection, frame);
    }
  }

  @Override
  public void onClose(WebSocket connection, int code, String reason, boolean remote) {}
}

package io.github.pgbailiff.testing.slack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The addresses of a {@link FakeSlack} that need no token: response addresses and uploads. */
final class FakeSlackHooks implements HttpHandler {
  private static final JsonMapper JSON = JsonMapper.shared();

  final Map<String, String> files = new ConcurrentHashMap<>();
  final Queue<FakeSlackFault> faults = new ConcurrentLinkedQueue<>();
  private final FakeSlackWorld world;
  private final FakeSlackTickets tickets;

  FakeSlackHooks(FakeSlackWorld world, FakeSlackTickets tickets) {
    this.world = world;
    this.tickets = tickets;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (path[1].equals("upload")) {
      files.put(tickets.uploadName(path[2]).orElse("unknown"), body);
      FakeSlackApi.send(exchange, 200, "OK - " + body.length());
      return;
    }
    FakeSlackFault fault = faults.poll();
    if (fault instanceof FakeSlackFault.Status(int status, String text)) {
      FakeSlackApi.send(exchange, status, text);
      return;
    }
    String problem = answer(path[2], body);
    if (fault instanceof FakeSlackFault.DroppedAfterwards) {
      exchange.close();
      return;
    }
    FakeSlackApi.send(
        exchange, problem.equals("ok") ? 200 : problem.startsWith("used") ? 404 : 400, problem);
  }

  private String answer(String id, String body) {
    Optional<FakeSlackTickets.Hook> hook = tickets.use(id);
    if (hook.isEmpty()) {
      return "used_url";
    }
    JsonNode message;
    try {
      message = JSON.readTree(body);
    } catch (JacksonException e) {
      return "invalid_payload";
    }
    List<String> problems = FakeSlackBlocks.inMessage(message.path("blocks"));
    if (message.has("blocks") && !problems.isEmpty()) {
      return "invalid_blocks " + problems;
    }
    if (message.path("text").asString("").isEmpty()
        && !message.has("blocks")
        && !message.path("delete_original").asBoolean(false)) {
      return "no_text";
    }
    show(hook.get(), message);
    return "ok";
  }

  private void show(FakeSlackTickets.Hook hook, JsonNode message) {
    Optional<FakeSlackMessage> source = hook.source();
    if (message.path("delete_original").asBoolean(false)) {
      source.ifPresent(world::delete);
      return;
    }
    JsonNode blocks =
        message.path("blocks").isArray() ? message.path("blocks") : JSON.createArrayNode();
    String text = message.path("text").asString("");
    if (message.path("replace_original").asBoolean(false) && source.isPresent()) {
      world.edit(source.get(), m -> m.edited(text, blocks));
      return;
    }
    boolean toAll = message.path("response_type").asString("").equals("in_channel");
    Optional<String> thread =
        message.has("thread_ts")
            ? Optional.of(message.path("thread_ts").asString())
            : hook.thread();
    world.post(
        hook.channel(),
        FakeSlackWorld.BOT,
        toAll ? Optional.empty() : Optional.of(hook.user()),
        thread,
        text,
        blocks,
        JSON.createObjectNode());
  }
}

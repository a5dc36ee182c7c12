package io.github.pgbailiff.testing.discord;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST side of a {@link FakeDiscord}: tokens, faults, the answer's form. */
final class FakeDiscordRest implements HttpHandler {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern PART =
      Pattern.compile("name=\"([^\"]+)\".*?\r\n\r\n(.*?)\r\n--", Pattern.DOTALL);

  /** One call, as it came in. */
  record Call(String method, String path, JsonNode body, Optional<String> file) {
    boolean is(String wanted, String pattern) {
      return method.equals(wanted) && path.matches(pattern);
    }

    String part(int index) {
      return path.split("/", -1)[index];
    }
  }

  private record Planned(String path, FakeDiscordFault fault) {}

  final List<Call> calls = new CopyOnWriteArrayList<>();
  volatile boolean tokenRevoked;
  private final List<Planned> planned = new CopyOnWriteArrayList<>();
  private final FakeDiscordRoutes routes;

  FakeDiscordRest(FakeDiscordRoutes routes) {
    this.routes = routes;
  }

  void fail(String path, FakeDiscordFault fault) {
    planned.add(new Planned(path, fault));
  }

  boolean failsYet(String path) {
    return planned.stream().anyMatch(plan -> plan.path().equals(path));
  }

  void heal() {
    planned.clear();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Call call = read(exchange);
      calls.add(call);
      Optional<FakeDiscordFault> fault = fault(call);
      if (fault.isEmpty()) {
        write(exchange, answer(exchange, call));
      } else {
        failed(exchange, call, fault.get());
      }
    }
  }

  private void failed(HttpExchange exchange, Call call, FakeDiscordFault fault) throws IOException {
    switch (fault) {
      case FakeDiscordFault.Late(var delay) -> {
        FakeDiscordAnswer answer = answer(exchange, call);
        LockSupport.parkNanos(delay.toNanos());
        write(exchange, answer);
      }
      case FakeDiscordFault.Status status ->
          write(exchange, FakeDiscordAnswer.error(status.status(), 0, "told to"));
      case FakeDiscordFault.RateLimited limited -> {
        long whole = (long) Math.ceil(limited.retryAfterSeconds());
        exchange.getResponseHeaders().add("Retry-After", Long.toString(whole));
        exchange.getResponseHeaders().add("Via", "1.1 google");
        var body = JSON.createObjectNode().put("message", "You are being rate limited.");
        body.put("retry_after", limited.retryAfterSeconds()).put("global", false);
        write(exchange, new FakeDiscordAnswer(429, body));
      }
      case FakeDiscordFault.Refused refused ->
          write(exchange, FakeDiscordAnswer.error(refused.status(), refused.code(), "told to"));
      case FakeDiscordFault.DroppedAfterwards _ -> answer(exchange, call);
    }
  }

  private synchronized Optional<FakeDiscordFault> fault(Call call) {
    String asked = call.method() + " " + call.path();
    Optional<Planned> next =
        planned.stream().filter(plan -> asked.contains(plan.path())).findFirst();
    next.ifPresent(planned::remove);
    return next.map(Planned::fault);
  }

  private FakeDiscordAnswer answer(HttpExchange exchange, Call call) {
    // Interactions carry a token of their own.
    boolean own = call.path().startsWith("interactions/") || call.path().startsWith("webhooks/");
    String sent = exchange.getRequestHeaders().getFirst("Authorization");
    boolean right = ("Bot " + FakeDiscord.TOKEN).equals(sent) && !tokenRevoked;
    return own || right
        ? routes.answer(call)
        : FakeDiscordAnswer.error(401, 0, "401: Unauthorized");
  }

  private static Call read(HttpExchange exchange) throws IOException {
    String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String type =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")).orElse("");
    String path = exchange.getRequestURI().getPath().substring("/api/v10/".length());
    if (!type.startsWith("multipart/")) {
      JsonNode body = text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
      return new Call(exchange.getRequestMethod(), path, body, Optional.empty());
    }
    JsonNode body = JSON.createObjectNode();
    Optional<String> file = Optional.empty();
    Matcher parts = PART.matcher(text);
    for (int at = 0; parts.find(at); at = parts.end() - 2) {
      if (parts.group(1).equals("payload_json")) {
        body = JSON.readTree(parts.group(2));
      } else {
        file = Optional.of(parts.group(2));
      }
    }
    return new Call(exchange.getRequestMethod(), path, body, file);
  }

  private static void write(HttpExchange exchange, FakeDiscordAnswer answer) throws IOException {
    if (answer.status() == 204) {
      exchange.sendResponseHeaders(204, -1);
      return;
    }
    byte[] bytes = answer.body().toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}

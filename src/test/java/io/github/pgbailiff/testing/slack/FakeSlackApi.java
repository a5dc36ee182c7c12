package io.github.pgbailiff.testing.slack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The Web API of a {@link FakeSlack}: tokens, scopes, faults, and what arrived. */
final class FakeSlackApi implements HttpHandler {
  static final String BOT_TOKEN = "xoxb-fake-bot-token";
  static final String APP_TOKEN = "xapp-fake-app-token";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Set<String> ANY_SCOPE =
      Set.of(
          "auth.test",
          "auth.teams.list",
          "chat.getPermalink",
          "views.open",
          "views.update",
          "views.publish",
          "conversations.info");
  private static final Map<String, String> SCOPES =
      Map.of(
          "chat.postMessage", "chat:write",
          "chat.postEphemeral", "chat:write",
          "chat.update", "chat:write",
          "conversations.open", "im:write",
          "conversations.history", "channels:history",
          "conversations.replies", "channels:history",
          "users.info", "users:read",
          "usergroups.users.list", "usergroups:read",
          "files.getUploadURLExternal", "files:write",
          "files.completeUploadExternal", "files:write");

  /** One call, as it arrived. */
  record Call(String method, Map<String, String> form) {}

  final Set<String> scopes = ConcurrentHashMap.newKeySet();
  final List<Call> calls = new CopyOnWriteArrayList<>();
  volatile boolean botTokenRevoked;
  volatile boolean appTokenRevoked;
  private final Map<String, Queue<FakeSlackFault>> faults = new ConcurrentHashMap<>();
  private final Map<String, FakeSlackFault> lasting = new ConcurrentHashMap<>();
  private final FakeSlackMethods methods;

  FakeSlackApi(FakeSlackMethods methods) {
    this.methods = methods;
  }

  void fail(String method, FakeSlackFault fault) {
    faults.computeIfAbsent(method, m -> new ConcurrentLinkedQueue<>()).add(fault);
  }

  void failEvery(String method, FakeSlackFault fault) {
    lasting.put(method, fault);
  }

  void heal() {
    faults.clear();
    lasting.clear();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestURI().getPath().replaceFirst("^/api/", "");
    Map<String, String> form = form(exchange);
    calls.add(new Call(method, form));
    FakeSlackFault fault = next(method);
    switch (fault) {
      case FakeSlackFault.Status(int status, String body) -> send(exchange, status, body);
      case FakeSlackFault.RateLimited(int seconds) -> {
        exchange.getResponseHeaders().set("Retry-After", Integer.toString(seconds));
        send(exchange, 429, "{\"ok\":false,\"error\":\"ratelimited\"}");
      }
      case FakeSlackFault.Refused(String error) -> send(exchange, 200, error(error).toString());
      case FakeSlackFault.DroppedAfterwards() -> {
        answer(exchange, method, form);
        exchange.close();
      }
      case FakeSlackFault.Late(var delay) -> {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delay.toMillis()));
        send(exchange, 200, answer(exchange, method, form).toString());
      }
      case null -> send(exchange, 200, answer(exchange, method, form).toString());
    }
  }

  private @Nullable FakeSlackFault next(String method) {
    Queue<FakeSlackFault> waiting = faults.get(method);
    FakeSlackFault once = waiting == null ? null : waiting.poll();
    return once == null ? lasting.get(method) : once;
  }

  private JsonNode answer(HttpExchange exchange, String method, Map<String, String> form) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    String token = header == null ? form.getOrDefault("token", "") : header.replace("Bearer ", "");
    if (token.isEmpty()) {
      return error("not_authed");
    }
    boolean wantsApp = method.equals("apps.connections.open");
    if (!token.equals(BOT_TOKEN) && !token.equals(APP_TOKEN)) {
      return error("invalid_auth");
    }
    if (token.equals(APP_TOKEN) ? appTokenRevoked : botTokenRevoked) {
      return error("token_revoked");
    }
    if (wantsApp != token.equals(APP_TOKEN)) {
      return error("not_allowed_token_type");
    }
    exchange.getResponseHeaders().set("x-oauth-scopes", String.join(",", scopes));
    String needed = wantsApp || ANY_SCOPE.contains(method) ? "" : SCOPES.get(method);
    if (needed == null) {
      return error("unknown_method");
    }
    if (!needed.isEmpty() && !scopes.contains(needed)) {
      return error("missing_scope").put("needed", needed).put("provided", String.join(",", scopes));
    }
    return methods.answer(method, new FakeSlackMethods.Arguments(form));
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = new LinkedHashMap<>();
    if (body.startsWith("{")) {
      JSON.readTree(body)
          .properties()
          .forEach(e ->
              form.put(
                  e.getKey(),
                  e.getValue().isString() ? e.getValue().asString() : e.getValue().toString()));
      return form;
    }
    List<String> pairs = new ArrayList<>(List.of(body.split("&")));
    pairs.removeIf(pair -> !pair.contains("="));
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      form.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
    }
    return form;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  static ObjectNode error(String error) {
    return JsonNodeFactory.instance.objectNode().put("ok", false).put("error", error);
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}

package io.github.pgbailiff.ops.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A small answer to a GET, or to a HEAD, which gets the same without the text. */
public record StaticPage(int status, String type, String text) {

  public static StaticPage text(int status, String text) {
    return new StaticPage(status, "text/plain; charset=utf-8", text);
  }

  public static StaticPage json(int status, String text) {
    return new StaticPage(status, "application/json", text);
  }

  public void send(HttpExchange exchange) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Cache-Control", "no-store");
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", Integer.toString(bytes.length));
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Whether the client names the media type among those that it takes. */
  public static boolean accepts(HttpExchange exchange, String type) {
    return accepted(exchange).stream()
        .flatMap(header -> Stream.of(header.split(",", -1)))
        .map(range -> range.split(";", 2)[0].strip())
        .anyMatch(type::equalsIgnoreCase);
  }

  private static List<String> accepted(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().get("Accept")).orElse(List.of());
  }
}

package io.github.pgbailiff.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.pgbailiff.ops.http.StaticPage;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** {@code /readyz}: 200, or 503 with a reason on each line; the same as JSON for who asks so. */
final class HealthPages implements HttpHandler {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Health health;

  HealthPages(Health health) {
    this.health = health;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Health.Findings found = health.look();
    int status = found.ready() ? 200 : 503;
    StaticPage page =
        StaticPage.accepts(exchange, "application/json")
            ? StaticPage.json(status, json(found))
            : StaticPage.text(status, text(found));
    page.send(exchange);
  }

  private static String text(Health.Findings found) {
    Stream<String> first = found.ready() ? Stream.of("ready") : Stream.empty();
    return Stream.of(first, lines(found.problems()), lines(found.notes()))
        .flatMap(lines -> lines)
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static Stream<String> lines(List<Health.Line> lines) {
    return lines.stream().map(Health.Line::toString);
  }

  private static String json(Health.Findings found) {
    var text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeBooleanProperty("ready", found.ready());
      write(json, "problems", "problem", found.problems());
      write(json, "notes", "note", found.notes());
      json.writeEndObject();
    }
    return text + "\n";
  }

  private static void write(JsonGenerator json, String list, String what, List<Health.Line> lines) {
    json.writeArrayPropertyStart(list);
    for (Health.Line line : lines) {
      json.writeStartObject();
      json.writeStringProperty("name", line.name());
      json.writeStringProperty(what, line.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}

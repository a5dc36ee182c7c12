package io.github.pgbailiff.verb;

import io.github.pgbailiff.audit.Entry;
import io.github.pgbailiff.reply.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event as people read it. */
final class EventRow {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int TARGETS = 3;

  /** What says more of an event than who, where and what, in this order. */
  private static final List<String> REST =
      List.of("block", "until", "reason", "why", "keys", "anchor", "platforms");

  private final Entry entry;
  private final JsonNode body;

  EventRow(Entry entry) {
    this.entry = entry;
    this.body = body(entry.body());
  }

  /** A body that somebody broke has nothing to show. */
  private static JsonNode body(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      return JSON.createObjectNode();
    }
  }

  List<Value> values() {
    return List.of(
        Value.whole(entry.seq()),
        at(),
        Value.text(text("type")),
        Value.text(text("person").or(() -> text("actor")).or(() -> text("host"))),
        Value.text(what()),
        Value.text(text("command")));
  }

  private Value at() {
    try {
      return new Value.Moment(Instant.parse(entry.at()));
    } catch (DateTimeException e) {
      return Value.text(entry.at());
    }
  }

  private Optional<String> text(String name) {
    return Optional.of(body.path(name).asString("")).filter(it -> !it.isEmpty());
  }

  private String what() {
    Stream<String> head =
        Stream.of(text("request"), text("verb"), clusters()).flatMap(Optional::stream);
    Stream<String> rest = REST.stream().flatMap(name -> text(name).stream());
    return Stream.of(Stream.of(head.collect(Collectors.joining(" "))), Stream.of(targets()), rest)
        .flatMap(it -> it)
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private Optional<String> clusters() {
    return text("cluster")
        .or(() ->
            Optional.of(
                    body.path("clusters")
                        .valueStream()
                        .map(it -> it.asString(""))
                        .collect(Collectors.joining(",")))
                .filter(it -> !it.isEmpty()));
  }

  private String targets() {
    JsonNode targets = body.path("targets");
    String more =
        targets.size() > TARGETS ? " and %d more".formatted(targets.size() - TARGETS) : "";
    return targets
            .valueStream()
            .limit(TARGETS)
            .map(
                it -> (it.path("pid").asString("") + " " + it.path("outcome").asString("")).strip())
            .collect(Collectors.joining(", "))
        + more;
  }
}

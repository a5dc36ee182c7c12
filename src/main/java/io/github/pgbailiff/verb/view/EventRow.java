package io.github.pgbailiff.verb.view;

import static io.github.pgbailiff.verb.view.Fields.column;
import static io.github.pgbailiff.verb.view.Fields.data;
import static io.github.pgbailiff.verb.view.Fields.people;

import io.github.pgbailiff.audit.Entry;
import io.github.pgbailiff.audit.EventType;
import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event as people read it, and as a line of a file. */
public final class EventRow {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int TARGETS = 3;

  /** What says more of an event than who, where and what, in this order. */
  private static final List<String> REST =
      List.of("block", "alert", "application", "reason", "keys", "anchor", "platforms");

  public static final List<Column> COLUMNS =
      List.of(
          column("seq", "SEQ"),
          column("at", "AT"),
          column("type", "EVENT"),
          people("RESULT"),
          people("BY"),
          data("actor"),
          data("person"),
          people("WHAT"),
          data("verb"),
          data("cluster"),
          data("request"),
          data("targets"),
          data("reason"),
          data("why"),
          // A command may name client addresses, and leaves chats no room for what came of it.
          Column.sensitive("command", "COMMAND", Audience.WIDE));

  private final Entry entry;
  private final JsonNode body;

  public EventRow(Entry entry) {
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

  /** A value for each of {@link #COLUMNS}. */
  public List<Value> values() {
    return List.of(
        Value.whole(entry.seq()),
        moment().<Value>map(Value.Moment::new).orElseGet(() -> Value.text(entry.at())),
        Value.text(text("type")),
        Value.text(result()),
        Value.text(by()),
        Value.text(text("actor")),
        Value.text(text("person")),
        new Value.Many(
            Stream.concat(Stream.of(Value.text(what())), until().map(Value.Moment::new).stream())
                .toList()),
        Value.text(text("verb")),
        Value.text(clusters()),
        Value.text(text("request")),
        Value.texts(targets(Integer.MAX_VALUE)),
        Value.text(text("reason")),
        Value.text(text("why")),
        Value.text(text("command")));
  }

  /** When it was; empty where somebody broke that. */
  public Optional<Instant> moment() {
    return moment(entry.at());
  }

  /** Until when what it is about lasts. */
  public Optional<Instant> until() {
    return text("until").flatMap(EventRow::moment);
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  public long seq() {
    return entry.seq();
  }

  public String type() {
    return text("type").orElse("");
  }

  public boolean is(EventType type) {
    return type().equals(type.word());
  }

  /** Its type; empty for one that this version does not know. */
  public Optional<EventType> kind() {
    return Arrays.stream(EventType.values()).filter(this::is).findFirst();
  }

  public Optional<String> request() {
    return text("request");
  }

  public Optional<String> reason() {
    return text("reason");
  }

  public Optional<String> why() {
    return text("why");
  }

  /** Who did it, or where it happened by itself. */
  public Optional<String> by() {
    return text("person").or(() -> text("actor")).or(() -> text("host"));
  }

  /** {@code terminate on prod-eu}. */
  public String verbs() {
    return text("verb").orElse("do something") + clusters().map(it -> " on " + it).orElse("");
  }

  /** {@code 23036 ended}, or how many came to which end. */
  public String outcomes() {
    String targets = targets();
    return targets.isEmpty() ? result().orElse("") : targets;
  }

  private Optional<String> text(String name) {
    return Optional.of(body.path(name).asString("")).filter(it -> !it.isEmpty());
  }

  /** What became of it: how many came to which end, or why nothing was done. */
  public Optional<String> result() {
    String outcomes =
        body.path("outcomes").properties().stream()
            .map(it -> it.getValue().asString("") + " " + it.getKey())
            .collect(Collectors.joining(", "));
    return Optional.of(outcomes).filter(it -> !it.isEmpty()).or(() -> text("why"));
  }

  /** What it is about. */
  public String what() {
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
    int more = body.path("targets").size() - TARGETS;
    return String.join(", ", targets(TARGETS)) + (more > 0 ? " and %d more".formatted(more) : "");
  }

  private List<String> targets(int most) {
    return body.path("targets")
        .valueStream()
        .limit(most)
        .map(it -> (it.path("pid").asString("") + " " + it.path("outcome").asString("")).strip())
        .toList();
  }
}

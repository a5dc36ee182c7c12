package io.github.pgbailiff.verb.view;

import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.audit.Entry;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.verb.plan.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The record as the asker may see it. An event that also concerns other clusters or sessions is
 * told without these, and without any text that could name them.
 *
 * @param rights by cluster, how far the right to the record extends
 */
public record RecordView(Map<String, Limits> rights) {
  private static final JsonMapper JSON = new JsonMapper();

  /** What names neither sessions nor clusters. */
  private static final List<String> HARMLESS =
      List.of("seq", "at", "type", "actor", "person", "request", "verb", "version");

  public static RecordView of(Context context) {
    return new RecordView(
        context.catalog().clusters().stream()
            .collect(
                Collectors.toMap(
                    Cluster::name,
                    it -> context.limits(Effect.AUDIT.word(), it),
                    (one, _) -> one)));
  }

  /** The clusters of which anything may be told. */
  public List<String> clusters() {
    return rights.keySet().stream()
        .filter(it -> limits(it).filter(Limits::leaveSomething).isPresent())
        .sorted()
        .toList();
  }

  public boolean isWhole() {
    return rights.values().stream().allMatch(Limits::areNone);
  }

  /** The event as far as it may be told; empty: not at all. */
  public Optional<Entry> view(Entry entry) {
    if (isWhole()) {
      return Optional.of(entry);
    }
    JsonNode body = body(entry);
    Set<String> clusters = clusters(body);
    if (!clusters.isEmpty() && clusters.stream().allMatch(this::isWholly)) {
      return Optional.of(entry);
    }
    return concerns(body) ? Optional.of(entry) : reduced(entry, body);
  }

  private static JsonNode body(Entry entry) {
    try {
      return JSON.readTree(entry.body());
    } catch (JacksonException e) {
      return JSON.createObjectNode();
    }
  }

  private static Set<String> clusters(JsonNode body) {
    Set<String> clusters = new TreeSet<>();
    Stream.of(
            Stream.of(body.path("cluster")),
            body.path("clusters").valueStream(),
            Stream.of("targets", "excluded")
                .flatMap(it -> body.path(it).valueStream())
                .map(it -> it.path("cluster")))
        .flatMap(it -> it)
        .map(it -> it.asString(""))
        .filter(it -> !it.isEmpty())
        .forEach(clusters::add);
    return clusters;
  }

  private boolean isWholly(String cluster) {
    return limits(cluster).filter(Limits::areNone).isPresent();
  }

  private Optional<Limits> limits(String cluster) {
    return Optional.ofNullable(rights.get(cluster));
  }

  /** Whether it tells of a block that concerns whoever asks, and of nothing else. */
  private boolean concerns(JsonNode body) {
    return body.has("block")
        && limits(body.path("cluster").asString(""))
            .filter(it -> it.concernBlock(name(body, "database"), named(body)))
            .isPresent();
  }

  private static Optional<String> name(JsonNode node, String field) {
    return Optional.of(node.path(field).asString("")).filter(it -> !it.isEmpty());
  }

  /** Everybody is no role. */
  private static Optional<String> named(JsonNode body) {
    return name(body, "user").filter(it -> !it.equals("public"));
  }

  private Optional<Entry> reduced(Entry entry, JsonNode body) {
    List<JsonNode> targets = body.path("targets").valueStream().filter(this::sees).toList();
    Set<String> clusters =
        Stream.concat(
                clusters(body).stream().filter(this::isWholly),
                targets.stream().map(it -> it.path("cluster").asString("")))
            .collect(Collectors.toCollection(TreeSet::new));
    if (clusters.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode shown = JSON.createObjectNode();
    HARMLESS.stream().filter(body::has).forEach(it -> shown.set(it, body.path(it)));
    ArrayNode names = shown.putArray("clusters");
    clusters.forEach(names::add);
    if (!targets.isEmpty()) {
      shown.putArray("targets").addAll(targets);
    }
    return Optional.of(new Entry(entry.seq(), entry.at(), shown.toString(), "", ""));
  }

  private boolean sees(JsonNode target) {
    Function<Limits, Boolean> within =
        it ->
            it.areNone()
                || (target.has("user")
                    && it.exclusion(name(target, "database"), name(target, "user")).isEmpty());
    return limits(target.path("cluster").asString("")).map(within).orElse(false);
  }
}

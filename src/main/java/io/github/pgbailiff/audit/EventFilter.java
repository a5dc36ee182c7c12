package io.github.pgbailiff.audit;

import io.github.pgbailiff.sql.Values;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events that are meant; what is empty selects all.
 *
 * @param by identities such as {@code slack:U0ANN0001} and names of persons, one of which acted
 * @param cluster the name of a cluster that the event, or one of its targets, is about
 * @param pid of a target; with a cluster, of a target there
 */
public record EventFilter(
    Set<String> by,
    Optional<String> verb,
    Optional<String> cluster,
    Optional<Instant> since,
    Optional<String> request,
    Optional<Integer> pid) {
  /** Every event. */
  public static final EventFilter ALL =
      new EventFilter(
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static final JsonMapper JSON = new JsonMapper();

  /** How many names the statement has room for; more are told apart here. */
  private static final int NAMES = 8;

  private static final String ANYTHING = "";

  public EventFilter {
    by = Set.copyOf(by);
  }

  /**
   * What a body holds if it is meant, for the parameters of the statement. Canonical JSON leaves
   * one way to write a member, and a quote inside of a text is never bare, so nothing is missed;
   * what is too much, {@link #selects} leaves out.
   */
  Values texts() {
    Values values =
        Values.of("since", since.map(AuditLog::format).orElse(ANYTHING))
            .and("verb", member("verb", verb))
            .and("cluster", cluster.map(CanonicalJson::of).orElse(ANYTHING))
            .and("request", member("request", request))
            .and("pid", pid.map(number -> "\"pid\":" + number).orElse(ANYTHING));
    List<String> names = names();
    for (int i = 0; i < NAMES; i++) {
      values = values.and("name_" + (i + 1), i < names.size() ? names.get(i) : ANYTHING);
    }
    return values;
  }

  private static String member(String name, Optional<String> value) {
    return value.map(text -> "\"" + name + "\":" + CanonicalJson.of(text)).orElse(ANYTHING);
  }

  private List<String> names() {
    return by.size() > NAMES
        ? List.of()
        : new TreeSet<>(by).stream().map(it -> CanonicalJson.of(it)).toList();
  }

  /** Whether the event is meant. A body that somebody broke is not. */
  boolean selects(Entry entry) {
    try {
      JsonNode body = JSON.readTree(entry.body());
      return since.map(AuditLog::format).filter(from -> entry.at().compareTo(from) < 0).isEmpty()
          && (by.isEmpty() || has(body, "actor", by) || has(body, "person", by))
          && verb.map(word -> has(body, "verb", Set.of(word))).orElse(true)
          && request.map(id -> has(body, "request", Set.of(id))).orElse(true)
          && selectsWhere(body);
    } catch (JacksonException e) {
      return false;
    }
  }

  private boolean selectsWhere(JsonNode body) {
    return pid.isPresent()
        ? body.path("targets").valueStream().anyMatch(this::selectsTarget)
        : cluster.map(name -> isAbout(body, name)).orElse(true);
  }

  private boolean selectsTarget(JsonNode target) {
    return pid.filter(number -> target.path("pid").asLong(0) == number).isPresent()
        && cluster.map(name -> has(target, "cluster", Set.of(name))).orElse(true);
  }

  private static boolean isAbout(JsonNode body, String cluster) {
    Set<String> name = Set.of(cluster);
    return has(body, "cluster", name)
        || body.path("clusters").valueStream().anyMatch(it -> it.asString("").equals(cluster))
        || body.path("targets").valueStream().anyMatch(target -> has(target, "cluster", name));
  }

  private static boolean has(JsonNode object, String name, Set<String> values) {
    return values.contains(object.path(name).asString(""));
  }
}

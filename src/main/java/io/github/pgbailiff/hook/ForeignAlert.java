package io.github.pgbailiff.hook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Another program's alert: Alertmanager's webhook (version 4), Grafana's, which has the same form,
 * or the four words {@code title}, {@code cluster}, {@code status} and {@code key}.
 *
 * @param key the same for the same thing
 * @param members the things that it is about
 */
record ForeignAlert(String key, List<Member> members) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int MOST_LABELS = 100;
  private static final int LONGEST_TITLE = 300;

  /**
   * One of the things that a delivery is about.
   *
   * @param cluster as the four words name it; with labels it is empty
   * @param began the same until it is over, and another one when it begins again
   */
  record Member(
      Labels labels,
      Optional<String> cluster,
      String title,
      boolean resolved,
      Optional<String> began) {
    /** The configured clusters that it is about. */
    Set<String> clusters(HookSettings hook, Set<String> known) {
      Set<String> found = new LinkedHashSet<>();
      hook.cluster(labels).ifPresent(found::add);
      cluster.filter(known::contains).ifPresent(found::add);
      cluster
          .flatMap(it -> hook.cluster(new Labels(Map.of("cluster", it), Map.of())))
          .ifPresent(found::add);
      return found;
    }
  }

  /**
   * The part of a delivery that is about one cluster.
   *
   * @param resolved whether all of it is over
   * @param episode of which it tells
   */
  record Part(String title, boolean resolved, Optional<String> episode) {
    private static Part of(List<Member> members) {
      List<Member> firing = members.stream().filter(it -> !it.resolved()).toList();
      String began =
          firing.stream()
              .flatMap(it -> it.began().stream())
              .sorted()
              .collect(Collectors.joining("\n"));
      return new Part(
          (firing.isEmpty() ? members : firing).getFirst().title(),
          firing.isEmpty(),
          began.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  UUID.nameUUIDFromBytes(began.getBytes(StandardCharsets.UTF_8)).toString()));
    }
  }

  /** The body is no alert in any of the three forms. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedException(String message) {
      super(message);
    }
  }

  static ForeignAlert parse(byte[] body) throws MalformedException {
    JsonNode root;
    try {
      root = MAPPER.readTree(body);
    } catch (JacksonException e) {
      throw new MalformedException("the body is no JSON");
    }
    if (!root.isObject()) {
      throw new MalformedException("the body is no JSON object");
    }
    return root.has("groupKey") ? grouped(root) : plain(root);
  }

  private static ForeignAlert grouped(JsonNode root) throws MalformedException {
    boolean resolved = isResolved(root);
    Map<String, String> common = labels(root.path("commonLabels"));
    List<Member> all = new ArrayList<>();
    for (JsonNode alert : root.path("alerts")) {
      boolean over = alert.has("status") ? isResolved(alert) : resolved;
      all.add(member(root, common, alert, over));
    }
    if (all.isEmpty()) {
      all.add(member(root, common, MAPPER.createObjectNode(), resolved));
    }
    return new ForeignAlert(ForeignText.key(text(root, "groupKey")), List.copyOf(all));
  }

  private static Member member(
      JsonNode root, Map<String, String> common, JsonNode alert, boolean resolved) {
    var labels = new Labels(labels(alert.path("labels")), common);
    JsonNode began = alert.path("startsAt");
    return new Member(
        labels,
        Optional.empty(),
        title(root, alert),
        resolved,
        began.isString()
            ? Optional.of(labels.hashCode() + " " + began.asString())
            : Optional.empty());
  }

  private static String title(JsonNode root, JsonNode alert) {
    JsonNode annotations = root.path("commonAnnotations");
    return Stream.of(
            annotations.path("summary"),
            root.path("title"),
            annotations.path("description"),
            root.path("commonLabels").path("alertname"),
            alert.path("annotations").path("summary"),
            alert.path("labels").path("alertname"))
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .filter(it -> !it.isBlank())
        .findFirst()
        .map(it -> ForeignText.line(it, LONGEST_TITLE))
        .orElse("an alert without a name");
  }

  private static ForeignAlert plain(JsonNode root) throws MalformedException {
    String key = ForeignText.key(text(root, "key"));
    return new ForeignAlert(
        key,
        List.of(
            new Member(
                Labels.NONE,
                Optional.of(text(root, "cluster")),
                ForeignText.line(text(root, "title"), LONGEST_TITLE),
                isResolved(root),
                Optional.empty())));
  }

  private static boolean isResolved(JsonNode node) throws MalformedException {
    String status = text(node, "status");
    if (!Set.of("firing", "resolved").contains(status)) {
      throw new MalformedException("status: it is neither \"firing\" nor \"resolved\"");
    }
    return status.equals("resolved");
  }

  private static String text(JsonNode root, String name) throws MalformedException {
    JsonNode value = root.path(name);
    if (!value.isString() || value.asString().isBlank()) {
      throw new MalformedException(name + ": it is missing");
    }
    return value.asString();
  }

  private static Map<String, String> labels(JsonNode node) {
    Map<String, String> labels = new HashMap<>();
    for (var it : node.properties()) {
      if (it.getValue().isString() && labels.size() < MOST_LABELS) {
        labels.put(it.getKey(), it.getValue().asString());
      }
    }
    return labels;
  }

  /** The parts of it by the configured clusters that they are about. */
  Map<String, Part> parts(HookSettings hook, Set<String> known) {
    Map<String, List<Member>> by = new LinkedHashMap<>();
    members.forEach(it ->
        it.clusters(hook, known)
            .forEach(cluster -> by.computeIfAbsent(cluster, _ -> new ArrayList<>()).add(it)));
    Map<String, Part> parts = new LinkedHashMap<>();
    by.forEach((cluster, about) -> parts.put(cluster, Part.of(about)));
    return parts;
  }
}

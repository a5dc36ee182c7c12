package io.github.pgbailiff.hook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Another program's alert: Alertmanager's webhook (version 4), Grafana's, which has the same form,
 * or the four words {@code title}, {@code cluster}, {@code status} and {@code key}.
 *
 * @param key the same for the same thing
 * @param labels of each of the things that it is about, the common ones among them
 * @param cluster as the four words name it; with labels it is empty
 */
record ForeignAlert(
    String key,
    String title,
    boolean resolved,
    List<Map<String, String>> labels,
    Optional<String> cluster) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int MOST = 100;
  private static final int LONGEST_KEY = 500;
  private static final int LONGEST_TITLE = 300;

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
    List<Map<String, String>> all = new ArrayList<>();
    Map<String, String> common = labels(root.path("commonLabels"));
    for (JsonNode alert : root.path("alerts")) {
      if (all.size() < MOST) {
        Map<String, String> own = new HashMap<>(common);
        own.putAll(labels(alert.path("labels")));
        all.add(Map.copyOf(own));
      }
    }
    if (all.isEmpty()) {
      all.add(common);
    }
    return new ForeignAlert(
        text(root, "groupKey", LONGEST_KEY),
        title(root),
        status(root).equals("resolved"),
        List.copyOf(all),
        Optional.empty());
  }

  private static String title(JsonNode root) {
    JsonNode annotations = root.path("commonAnnotations");
    return Stream.of(
            annotations.path("summary"),
            root.path("title"),
            annotations.path("description"),
            root.path("commonLabels").path("alertname"),
            root.path("alerts").path(0).path("annotations").path("summary"),
            root.path("alerts").path(0).path("labels").path("alertname"))
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .filter(it -> !it.isBlank())
        .findFirst()
        .map(it -> cut(it, LONGEST_TITLE))
        .orElse("an alert without a name");
  }

  private static ForeignAlert plain(JsonNode root) throws MalformedException {
    return new ForeignAlert(
        text(root, "key", LONGEST_KEY),
        text(root, "title", LONGEST_TITLE),
        status(root).equals("resolved"),
        List.of(),
        Optional.of(text(root, "cluster", LONGEST_KEY)));
  }

  private static String status(JsonNode root) throws MalformedException {
    String status = text(root, "status", LONGEST_KEY);
    if (!Set.of("firing", "resolved").contains(status)) {
      throw new MalformedException("status: it is neither \"firing\" nor \"resolved\"");
    }
    return status;
  }

  private static String text(JsonNode root, String name, int longest) throws MalformedException {
    JsonNode value = root.path(name);
    if (!value.isString() || value.asString().isBlank()) {
      throw new MalformedException(name + ": it is missing");
    }
    return cut(value.asString(), longest);
  }

  private static String cut(String text, int longest) {
    int end = Math.min(longest, text.length());
    boolean splits = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return end == text.length() ? text : text.substring(0, splits ? end - 1 : end) + "…";
  }

  private static Map<String, String> labels(JsonNode node) {
    Map<String, String> labels = new HashMap<>();
    for (var it : node.properties()) {
      if (it.getValue().isString() && labels.size() < MOST) {
        labels.put(it.getKey(), it.getValue().asString());
      }
    }
    return labels;
  }

  /** The configured clusters that it is about. */
  Set<String> clusters(HookSettings hook, Set<String> known) {
    Set<String> found = new LinkedHashSet<>();
    labels.forEach(it -> hook.cluster(it).ifPresent(found::add));
    cluster.filter(known::contains).ifPresent(found::add);
    cluster.flatMap(it -> hook.cluster(Map.of("cluster", it))).ifPresent(found::add);
    return found;
  }
}

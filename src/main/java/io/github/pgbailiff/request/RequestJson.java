package io.github.pgbailiff.request;

import io.github.pgbailiff.rules.Requirements;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of a request that are stored as JSON, beside its change.
 *
 * <p>A renamed component of a result is a new {@link #FORMAT}.
 */
public final class RequestJson {
  /** The version of the form of results. */
  private static final int FORMAT = 3;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private RequestJson() {}

  private record StoredResults(int format, List<PartResult> results) {}

  public static String ofRequirements(Requirements requirements) {
    return MAPPER.writeValueAsString(requirements);
  }

  public static Requirements requirements(String json) {
    JsonNode stored = MAPPER.readTree(json);
    // Those of earlier versions do not say which rule asks.
    for (JsonNode one : stored.path("approvals")) {
      if (!one.has("rule")) {
        ((ObjectNode) one).putNull("rule");
      }
    }
    return MAPPER.treeToValue(stored, Requirements.class);
  }

  public static String ofResults(List<PartResult> results) {
    return MAPPER.writeValueAsString(new StoredResults(FORMAT, results));
  }

  /**
   * The results that were written.
   *
   * @throws IllegalArgumentException when this program does not know their format
   */
  public static List<PartResult> results(String json) {
    JsonNode stored = MAPPER.readTree(json);
    int format = stored.isArray() ? 1 : stored.path("format").asInt(0);
    return switch (format) {
      case 1 -> results(unlooked(ofThisFormat(stored)));
      case 2 -> results(unlooked(stored.path("results")));
      case FORMAT -> results(stored.path("results"));
      default ->
          throw new IllegalArgumentException(
              "results: format %d is not known to this program, which reads 1 to %d; use the one that wrote it"
                  .formatted(format, FORMAT));
    };
  }

  private static List<PartResult> results(JsonNode results) {
    return MAPPER.treeToValue(results, new TypeReference<List<PartResult>>() {});
  }

  /** Until format 2 nobody looked at those who waited. */
  private static JsonNode unlooked(JsonNode results) {
    results.forEach(it -> ((ObjectNode) it).putNull("after"));
    return results;
  }

  /**
   * Format 1 was a bare list, called a block a door, and kept the identity of a session in pieces.
   */
  private static JsonNode ofThisFormat(JsonNode results) {
    for (JsonNode it : results.findParents("door")) {
      ObjectNode result = (ObjectNode) it;
      result.set("block", result.remove("door"));
    }
    for (JsonNode it : results.findParents("backendStart")) {
      ObjectNode target = (ObjectNode) it;
      target
          .putObject("session")
          .set("pid", target.remove("pid"))
          .set("backendStart", target.remove("backendStart"));
    }
    return results;
  }

  public static String ofRoles(Set<String> roles) {
    return MAPPER.writeValueAsString(new TreeSet<>(roles));
  }

  public static Set<String> roles(String json) {
    return MAPPER.readValue(json, new TypeReference<Set<String>>() {});
  }
}

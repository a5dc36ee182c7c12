package io.github.pgbailiff.change;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The stored forms of changes before {@link ChangeJson#FORMAT}, brought to that one. */
final class FormerChanges {
  private static final String TAG = "is";
  private static final Map<String, String> STEPS =
      Map.of("shut", "block", "open", "unblock", "await_none", "drain");

  private FormerChanges() {}

  /**
   * @throws IllegalArgumentException when this program does not know the format
   */
  static JsonNode ofThisFormat(JsonNode stored, int format) {
    if (format < 1 || format > 4) {
      throw new IllegalArgumentException(
          "change: format %d is not known to this program, which reads 1 to %d; use the one that wrote it"
              .formatted(format, ChangeJson.FORMAT));
    }
    if (format < 4) {
      stored.path("parts").forEach(part -> ((ObjectNode) part).putNull("evidence"));
    }
    if (format == 1) {
      stored.findParents("backendStart").forEach(FormerChanges::permit);
    }
    if (format < 3) {
      stored.findParents("door").forEach(FormerChanges::name);
      stored.findParents("backendStart").forEach(FormerChanges::identify);
    }
    stored.findParents("lease").forEach(step -> ((ObjectNode) step).putNull("standing"));
    return stored;
  }

  /** Format 1 knew no permissions of targets. */
  private static void permit(JsonNode target) {
    ((ObjectNode) target).putNull("permission");
  }

  /** Format 2 kept the identity of a session among what else is known of it. */
  private static void identify(JsonNode node) {
    ObjectNode target = (ObjectNode) node;
    target
        .putObject("id")
        .set("pid", target.remove("pid"))
        .set("backendStart", target.remove("backendStart"));
  }

  /** Format 2 called the target of a block a door, and the steps on it by what they did to it. */
  private static void name(JsonNode node) {
    ObjectNode step = (ObjectNode) node;
    step.set("target", step.remove("door"));
    String former = step.path(TAG).asString("");
    step.put(TAG, STEPS.getOrDefault(former, former));
  }
}

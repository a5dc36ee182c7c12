package io.github.pgbailiff.testing.discord;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message in a {@link FakeDiscord}.
 *
 * @param onlyFor the one user who sees it, when it is ephemeral
 * @param answered the message that it is a reply to
 * @param loading whether it still says that the app is thinking
 * @param body content, embeds and components as they were sent
 * @param file the text of its attachment
 */
public record FakeDiscordMessage(
    String channel,
    String id,
    Optional<String> onlyFor,
    Optional<String> answered,
    boolean loading,
    ObjectNode body,
    Optional<String> file,
    int edits) {

  /** What a reader sees, without markup; buttons as {@code [Label]}. */
  public String shown() {
    return loading ? "thinking…" : FakeDiscordReader.shown(body);
  }

  /** The button with that label. */
  Optional<JsonNode> button(String label) {
    return component("label", label);
  }

  /** The menu with that placeholder. */
  Optional<JsonNode> menu(String placeholder) {
    return component("placeholder", placeholder);
  }

  private Optional<JsonNode> component(String key, String value) {
    return body.path("components")
        .valueStream()
        .flatMap(row -> row.path("components").valueStream())
        .filter(c -> c.path(key).asString("").equals(value))
        .filter(c -> !c.path("disabled").asBoolean(false))
        .findFirst();
  }

  FakeDiscordMessage edited(ObjectNode newBody, Optional<String> newFile) {
    return new FakeDiscordMessage(
        channel, id, onlyFor, answered, false, newBody, newFile, edits + 1);
  }
}

package io.github.pgbailiff.testing.slack;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A message in a {@link FakeSlack}.
 *
 * @param ts its id within the channel
 * @param onlyFor the one user who sees it, when it is ephemeral
 * @param blocks an array; empty when there are none
 * @param edits how often it was edited in place
 */
public record FakeSlackMessage(
    String channel,
    String ts,
    String author,
    Optional<String> onlyFor,
    Optional<String> thread,
    String text,
    JsonNode blocks,
    JsonNode metadata,
    int edits) {

  /** What a reader sees, without markup; buttons as {@code [Label]}. */
  public String shown() {
    return FakeSlackReader.shown(this);
  }

  FakeSlackMessage edited(String newText, JsonNode newBlocks) {
    return new FakeSlackMessage(
        channel, ts, author, onlyFor, thread, newText, newBlocks, metadata, edits + 1);
  }
}

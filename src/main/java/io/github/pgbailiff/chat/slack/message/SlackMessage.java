package io.github.pgbailiff.chat.slack.message;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message as Slack takes it.
 *
 * @param text what notifications and screen readers say; escaped
 * @param complete whether everything is in it; else the rest has to reach the reader another way
 */
public record SlackMessage(String text, List<ObjectNode> blocks, boolean complete) {
  public SlackMessage {
    blocks = List.copyOf(blocks);
  }

  /** The same with one block more at its end, where there is room for it. */
  public SlackMessage with(ObjectNode block) {
    boolean room = blocks.size() < BlockKitLimits.BLOCKS;
    return room
        ? new SlackMessage(
            text, Stream.concat(blocks.stream(), Stream.of(block)).toList(), complete)
        : this;
  }

  /** The blocks as JSON. */
  public String json() {
    return array().toString();
  }

  public ArrayNode array() {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    blocks.forEach(array::add);
    return array;
  }
}

package io.github.pgbailiff.chat.slack;

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
record SlackMessage(String text, List<ObjectNode> blocks, boolean complete) {
  SlackMessage {
    blocks = List.copyOf(blocks);
  }

  /** The same with one block more at its end, where there is room for it. */
  SlackMessage with(ObjectNode block) {
    boolean room = blocks.size() < BlockLimits.BLOCKS;
    return room
        ? new SlackMessage(
            text, Stream.concat(blocks.stream(), Stream.of(block)).toList(), complete)
        : this;
  }

  /** The blocks as JSON. */
  String json() {
    return array().toString();
  }

  ArrayNode array() {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    blocks.forEach(array::add);
    return array;
  }
}

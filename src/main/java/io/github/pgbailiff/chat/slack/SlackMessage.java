package io.github.pgbailiff.chat.slack;

import java.util.List;
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

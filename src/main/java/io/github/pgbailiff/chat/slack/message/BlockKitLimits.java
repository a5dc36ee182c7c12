package io.github.pgbailiff.chat.slack.message;

import io.github.pgbailiff.chat.text.TextWidth;
import tools.jackson.databind.JsonNode;

/** The limits of Slack, from its Block Kit reference and from what it was seen to refuse. */
final class BlockKitLimits {
  static final int HEADER = 150;
  static final int PLAIN_TEXT = 3000;
  static final int BUTTON_TEXT = 75;
  static final int OPTION_TEXT = 75;
  static final int OPTION_VALUE = 75;
  static final int OPTIONS = 100;
  static final int ACTIONS = 25;
  static final int MODAL_TITLE = 24;
  static final int INPUT_LABEL = 2000;
  static final int INPUT_TEXT = 3000;
  static final int PLACEHOLDER = 150;
  static final int PRIVATE_METADATA = 3000;

  /** Text beside the blocks, for notifications; {@code chat.update} refuses more than 4000. */
  static final int FALLBACK = 300;

  /** Blocks of a message, of the 50 that Slack takes; the others are for what must not be cut. */
  static final int BLOCKS = 40;

  /** Characters of a message, blocks included; from about 13,300 on, {@code chat.*} refuses. */
  static final int CHARACTERS = 9_800;

  /** What a block adds to the characters of its texts. */
  static final int PER_BLOCK = 125;

  private BlockKitLimits() {}

  /** What the node adds to the characters of a message, as far as its texts go. */
  static int characters(JsonNode node) {
    if (!node.isObject() && !node.isArray()) {
      return 0;
    }
    JsonNode text = node.path("text");
    return (text.isString() ? text.asString().length() : 0)
        + node.valueStream().mapToInt(BlockKitLimits::characters).sum();
  }

  /** The text, or as much of it as may stand there with an ellipsis at its end. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - TextWidth.ELLIPSIS.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + TextWidth.ELLIPSIS;
  }
}

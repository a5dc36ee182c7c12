package io.github.pgbailiff.chat.discord.message;

import io.github.pgbailiff.chat.text.TextWidth;

/** The limits of Discord, in code points as it counts them, from its reference. */
public final class DiscordLimits {
  static final int CONTENT = 2000;
  static final int TITLE = 256;
  static final int BUTTON_LABEL = 80;
  static final int BUTTONS_OF_A_ROW = 5;
  static final int ROWS = 5;
  static final int OPTIONS = 25;
  public static final int OPTION_TEXT = 100;
  static final int PLACEHOLDER = 150;
  static final int CUSTOM_ID = 100;
  static final int MODAL_TITLE = 45;
  static final int MODAL_COMPONENTS = 5;
  static final int INPUT_LABEL = 45;
  static final int INPUT_HINT = 100;
  static final int INPUT_TEXT = 1000;
  static final int COMMAND_NAME = 32;
  static final int COMMAND_TEXT = 100;
  public static final int COMMAND_TREE = 8000;
  public static final int CHOICES = 25;

  /** Characters of an embed's text, of the 4096 that Discord takes; the rest is for the note. */
  static final int TEXT = 3_900;

  /** As {@link #TEXT}, where the text stands beside the embed and mentions may stand before it. */
  static final int WIDE_TEXT = 1_700;

  /** A file with the rows that a message has no room for; Discord takes 10 MiB. */
  static final int FILE_BYTES = 8 << 20;

  private DiscordLimits() {}

  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The text, or as much of it as may stand there with an ellipsis at its end. */
  public static String cut(String text, int most) {
    return length(text) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + TextWidth.ELLIPSIS;
  }
}

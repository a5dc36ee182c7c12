package io.github.pgbailiff.chat.terminal.text;

/**
 * The numbers under which buttons are pressed.
 *
 * @param card what they say before the number, such as {@code R-2}; empty where no other card
 *     stands
 * @param next the next one
 */
public record ButtonNumbers(String card, int next) {
  /** Numbers that need no card. */
  public static final ButtonNumbers PLAIN = new ButtonNumbers("", 1);

  /** Of buttons that nobody can press: what can be typed is shown in their place. */
  public static final ButtonNumbers NONE = new ButtonNumbers("", 0);

  /** The numbers of a card beside others. */
  public static ButtonNumbers of(String card) {
    return new ButtonNumbers(card + ".", 1);
  }

  /** The numbers behind those of so many buttons. */
  ButtonNumbers after(int buttons) {
    return isNone() ? this : new ButtonNumbers(card, next + buttons);
  }

  boolean isNone() {
    return next == 0;
  }

  /** The button as it is shown. */
  String shown(String label) {
    return "[%s%d] %s".formatted(card, next, label);
  }
}

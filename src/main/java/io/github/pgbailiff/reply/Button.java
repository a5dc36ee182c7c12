package io.github.pgbailiff.reply;

/** A button of a card. */
public record Button(String label, Style style, Press press) {

  /** The look of a button; it never changes what the button does. */
  public enum Style {
    PLAIN,
    PRIMARY,
    DANGER
  }
}

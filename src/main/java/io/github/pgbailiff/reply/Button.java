package io.github.pgbailiff.reply;

/** A button of a card. */
public record Button(String label, Style style, Press press) {

  /** How a button looks; it never changes what it does. */
  public enum Style {
    PLAIN,
    PRIMARY,
    DANGER
  }
}

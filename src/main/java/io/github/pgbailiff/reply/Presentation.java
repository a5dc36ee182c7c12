package io.github.pgbailiff.reply;

/**
 * The wishes of whoever asked for the look of the answer.
 *
 * @param toEverybody in the channel, not only to the asker: without sensitive columns
 */
public record Presentation(View view, boolean toEverybody) {

  /** The room that tables may take. */
  public enum View {
    /** What suits the platform. */
    DEFAULT,
    WIDE,
    NARROW
  }
}

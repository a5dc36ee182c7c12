package io.github.pgbailiff.reply;

/**
 * How whoever asked wants to see the answer.
 *
 * @param toEverybody in the channel, not only to the asker: without sensitive columns
 */
public record Presentation(View view, boolean toEverybody) {

  /** How much room tables may take. */
  public enum View {
    /** What suits the platform. */
    DEFAULT,
    WIDE,
    NARROW
  }
}

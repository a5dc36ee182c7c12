package io.github.pgbailiff.rules;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A regular expression that reasons must contain. Its owner wrote it without thinking of every text
 * that people may type: looking for it ends after a while, whatever it is.
 */
record ReasonPattern(String source) {
  /** Far more than a sensible expression reads of the longest reason. */
  private static final int MOST_STEPS = 500_000;

  /**
   * Whether the text contains it.
   *
   * @throws TooSlowException when that takes too long to tell
   */
  boolean isIn(String text) {
    try {
      return Pattern.compile(source).matcher(new Metered(text, new AtomicInteger())).find();
    } catch (StackOverflowError e) {
      throw new TooSlowException();
    }
  }

  /** Nobody can tell whether the text contains the expression. */
  static final class TooSlowException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** A text that can be looked at so often and no more. */
  private record Metered(String text, AtomicInteger steps) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (steps.incrementAndGet() > MOST_STEPS) {
        throw new TooSlowException();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Metered(text.substring(start, end), steps);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}

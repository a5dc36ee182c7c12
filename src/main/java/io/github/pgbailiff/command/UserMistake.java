package io.github.pgbailiff.command;

import java.util.Optional;

/**
 * A mistake of whoever asks: what they wrote cannot be taken, and the message says what could be.
 * Nothing else is answered as theirs.
 */
public final class UserMistake extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 60;
  private final String message;
  private final transient Optional<String> nearest;

  public UserMistake(String message) {
    this(message, Optional.empty());
  }

  /** The message gets a question for the nearest. */
  public UserMistake(String message, Optional<String> nearest) {
    this.message = message + NearestWord.question(nearest);
    this.nearest = nearest;
  }

  @Override
  public String getMessage() {
    return message;
  }

  /** The word that was most likely meant. */
  public Optional<String> nearest() {
    return nearest;
  }

  /** Refuses a page that is not there; the first always is. */
  public static void unlessPage(int page, int last) {
    if (page > Math.max(1, last)) {
      throw new UserMistake(
          "page: %d is beyond the last page, which is %d".formatted(page, Math.max(1, last)));
    }
  }

  /** The value in quotes, cut where it would drown the message. */
  public static String quote(String value) {
    String shown = value.length() <= SHOWN ? value : value.substring(0, SHOWN - 1) + "…";
    return "\"" + shown + "\"";
  }
}

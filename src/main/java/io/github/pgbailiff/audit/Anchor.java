package io.github.pgbailiff.audit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event's number and hash. Kept outside of the store, it shows later that nothing up to there
 * was rewritten or cut off.
 *
 * @param hash SHA-256 in lower-case hex
 */
public record Anchor(long seq, String hash) {
  /** The head of a record without events. */
  public static final Anchor START = new Anchor(0, "0".repeat(64));

  private static final Pattern FORM = Pattern.compile("([0-9]{1,18}):([0-9a-fA-F]{64})");

  /**
   * Reads the form {@code SEQ:HASH}.
   *
   * @throws IllegalArgumentException when it is another
   */
  public static Anchor parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "anchor: \"" + text + "\" is not SEQ:HASH such as 512:9f… (64 hex digits)");
    }
    return new Anchor(
        Long.parseLong(matcher.group(1)), matcher.group(2).toLowerCase(java.util.Locale.ROOT));
  }

  @Override
  public String toString() {
    return seq + ":" + hash;
  }
}

package io.github.pgbailiff.testing.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The counts of a reply as people read them: {@code 14 of 213}. */
public final class CountedReplies {
  private static final Pattern OF = Pattern.compile("\\b([0-9]+)(?: of |/)([0-9]+)\\b(?![./])");

  private CountedReplies() {}

  /** Nothing in the text is more than what it is a part of. */
  public static void holds(String text) {
    Matcher counts = OF.matcher(text);
    while (counts.find()) {
      assertThat(Long.parseLong(counts.group(1)))
          .as("%s in:%n%s", counts.group(), text)
          .isLessThanOrEqualTo(Long.parseLong(counts.group(2)));
    }
  }
}

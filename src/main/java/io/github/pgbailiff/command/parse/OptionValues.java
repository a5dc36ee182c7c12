package io.github.pgbailiff.command.parse;

import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.NearestWord;
import io.github.pgbailiff.command.Pids;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.command.text.PastedPid;
import io.github.pgbailiff.command.text.Word;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the value of a key that is not a filter. */
final class OptionValues {
  private static final int LONGEST = 1000;

  private OptionValues() {}

  /** The checked text; empty when it means the same as leaving the key out. */
  static Optional<String> read(Key key, Word value) {
    return switch (key.type()) {
      case Key.Type.Span span -> Optional.of(span(key, span.longest(), value.plain()));
      case Key.Type.Choice choice -> Optional.of(choice(key, choice.words(), value.plain()));
      case Key.Type.Whole whole -> Optional.of(whole(key, whole, value.plain()));
      case Key.Type.Flag _ ->
          Optional.of(choice(key, List.of("yes", "no"), value.plain())).filter("yes"::equals);
      case Key.Type.Text _ -> Optional.of(text(key, value.plain()));
      case Key.Type.Names _,
          Key.Type.Words _,
          Key.Type.Addresses _,
          Key.Type.Pids _,
          Key.Type.Substring _,
          Key.Type.MinimumAge _,
          Key.Type.MinimumCount _ ->
          throw new IllegalArgumentException(key.name() + " is a filter");
    };
  }

  private static String span(Key key, Duration longest, String text) {
    Duration span = Filters.duration(key, text);
    if (!span.isPositive()) {
      throw new UserMistake(
          "%s: %s is too short; at least 1s".formatted(key.name(), UserMistake.quote(text)));
    }
    if (span.compareTo(longest) > 0) {
      throw new UserMistake(
          "%s: %s is more than %s, the longest that it can be"
              .formatted(key.name(), UserMistake.quote(text), Durations.format(longest)));
    }
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static String choice(Key key, List<String> words, String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (words.contains(word)) {
      return word;
    }
    throw new UserMistake(
        "%s: %s is none of %s"
            .formatted(key.name(), UserMistake.quote(text), String.join(" ", words)),
        NearestWord.of(word, words));
  }

  private static String whole(Key key, Key.Type.Whole whole, String text) {
    List<String> pasted = PastedPid.of(text);
    String number = pasted.size() == 1 ? pasted.getFirst() : text.strip();
    if (Pids.isNumber(number) && number.length() <= 10) {
      long value = Long.parseLong(number);
      if (value >= whole.from() && value <= whole.to()) {
        return String.valueOf(value);
      }
    }
    throw new UserMistake(
        "%s: %s is not a number from %d to %d"
            .formatted(key.name(), UserMistake.quote(text), whole.from(), whole.to()));
  }

  private static String text(Key key, String text) {
    if (text.length() > LONGEST) {
      throw new UserMistake(
          "%s: %d characters are too many; at most %d"
              .formatted(key.name(), text.length(), LONGEST));
    }
    return text;
  }
}

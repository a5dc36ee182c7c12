package io.github.pgbailiff.command.text;

import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.command.Vocabulary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that a shell has split, with the dashes, quotes and spaces undone that a wiki put in place
 * of the plain ones and that the shell therefore left. They are split nowhere else; what stood in
 * such quotes is one word again.
 */
public final class ShellWords {
  private static final Pattern KEY = Pattern.compile("(?:--)?([A-Za-z][A-Za-z0-9_-]*+)(?::|!?=)");

  private final Vocabulary vocabulary;
  private final Deque<String> rest;
  private final List<Word> words = new ArrayList<>();
  private boolean noneCloses;

  private ShellWords(Vocabulary vocabulary, List<String> words) {
    this.vocabulary = vocabulary;
    this.rest = new ArrayDeque<>(words);
  }

  /**
   * The words as they were meant.
   *
   * @throws UserMistake when a quote is never closed
   */
  public static List<Word> read(Vocabulary vocabulary, List<String> words) {
    var reading = new ShellWords(vocabulary, words);
    while (!reading.rest.isEmpty()) {
      reading.next(Typography.plainDashes(reading.rest.removeFirst()));
    }
    return reading.words;
  }

  /** The value of a typed option, where a text is what it is and a quote that stays open too. */
  static String value(Key key, String value) {
    if (isText(key)) {
      return value;
    }
    return Optional.of(value)
        .filter(ShellWords::opensSingle)
        .flatMap(ShellWords::unwrapped)
        .or(() -> unquoted(value))
        .orElse(value);
  }

  private void next(String word) {
    Matcher key = KEY.matcher(word);
    int start = key.lookingAt() ? key.end() : 0;
    String value = word.substring(start);
    boolean text = start > 0 && isTextKey(key.group(1));
    if ((text || opensSingle(value)) && wrapped(word, start)) {
      return;
    }
    if (text) {
      words.add(Word.given(word));
    } else if (start == 0 && !holdsQuotesOrSpaces(word)) {
      WordSplitter.separated(word).forEach(it -> words.add(Word.given(it)));
    } else {
      joined(word, start);
    }
  }

  private static boolean holdsQuotesOrSpaces(String word) {
    return word.isEmpty()
        || word.chars().anyMatch(c -> c == ' ' || Typography.isDoubleQuote((char) c));
  }

  private boolean isTextKey(String name) {
    return !words.isEmpty()
        && vocabulary
            .find(words.getFirst().source())
            .flatMap(verb -> verb.key(name.toLowerCase(Locale.ROOT)))
            .filter(ShellWords::isText)
            .isPresent();
  }

  private static boolean isText(Key key) {
    return key.type() instanceof Key.Type.Text || key.type() instanceof Key.Type.Substring;
  }

  /** Whether the quote at its start was one, since another ends this word or one of the next. */
  private boolean wrapped(String word, int start) {
    String value = word.substring(start);
    boolean single = opensSingle(value);
    if (value.isEmpty() || noneCloses || !(single || Typography.isDoubleQuote(value.charAt(0)))) {
      return false;
    }
    int more = closes(value, single, 1) ? 0 : upToClosing(single);
    Optional<String> unwrapped =
        unwrapped(
            Stream.concat(Stream.of(value), rest.stream().limit(more))
                .collect(Collectors.joining(" ")));
    if (unwrapped.isEmpty()) {
      noneCloses = true;
      return false;
    }
    for (int i = 0; i < more; i++) {
      rest.removeFirst();
    }
    words.add(new Word(word.substring(0, start) + unwrapped.get(), false, true));
    return true;
  }

  /** How many of the next words there are up to the one that a quote ends; all where none does. */
  private int upToClosing(boolean single) {
    int words = 0;
    for (String next : rest) {
      words++;
      if (closes(next, single, 0)) {
        break;
      }
    }
    return words;
  }

  private static boolean closes(String word, boolean single, int from) {
    int last = word.length() - 1;
    return last >= from
        && (single
            ? Typography.isSingleQuote(word.charAt(last))
            : Typography.isDoubleQuote(word.charAt(last)));
  }

  private static boolean opensSingle(String value) {
    return !value.isEmpty() && Typography.isSingleQuote(value.charAt(0));
  }

  /** Without the quotes around it, when it stands in some. */
  private static Optional<String> unwrapped(String value) {
    return closes(value, opensSingle(value), 1)
        ? Optional.of(value.substring(1, value.length() - 1))
        : Optional.empty();
  }

  /** Without its quotes; one that stays open goes on in the next words. */
  private void joined(String word, int start) {
    var value = new StringBuilder(word.substring(start));
    Optional<String> unquoted = unquoted(value.toString());
    while (unquoted.isEmpty() && !rest.isEmpty()) {
      String next = rest.removeFirst();
      value.append(' ').append(next);
      if (next.chars().anyMatch(c -> Typography.isDoubleQuote((char) c))) {
        unquoted = unquoted(value.toString());
      }
    }
    String source =
        unquoted.orElseThrow(() ->
            new UserMistake(
                "the quote in %s is never closed; close it, or write \\\" for the character itself"
                    .formatted(UserMistake.quote(word))));
    boolean changed = !source.contentEquals(value);
    String whole = word.substring(0, start) + source;
    words.add(changed ? new Word(whole, false, true) : Word.given(whole));
  }

  /**
   * What stood in quotes. A plain one that the shell left is one only where a value or an element
   * starts: anywhere else whoever typed it kept it from the shell on purpose.
   */
  private static Optional<String> unquoted(String value) {
    var source = new StringBuilder();
    boolean within = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean starts = i == 0 || ",!".indexOf(value.charAt(i - 1)) >= 0;
      if (c == '\\' && i + 1 < value.length()) {
        source.append(c).append(value.charAt(++i));
      } else if (Typography.isDoubleQuote(c) && (within || starts || c != '"')) {
        within = !within;
      } else {
        source.append(Typography.isUnusualSpace(c) ? ' ' : c);
      }
    }
    return within ? Optional.empty() : Optional.of(source.toString());
  }
}

package io.github.pgbailiff.command.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Splits a typed line into words and undoes what phones and editors made of it.
 *
 * <p>Quotes keep spaces together and do nothing else: lists, globs and negation mean the same
 * within them, so that a line means in a chat what its words mean in a shell. A backslash makes the
 * next character literal, within quotes too, and stays in the word for the glob that it may end up
 * in. Single quotes, which are apostrophes as well, count only where a word or a value starts and
 * where the other one ends it. Dashes mean {@code --} only before a letter at the start of a word.
 */
public final class WordSplitter {
  private static final Pattern KEY = Pattern.compile("[-—–]*+[A-Za-z0-9_][A-Za-z0-9_-]*+!?[:=]");

  private final String text;
  private final List<Word> words = new ArrayList<>();
  private final StringBuilder source = new StringBuilder();
  private int at;
  private int start;
  private boolean within;
  private boolean quoted;
  private boolean noneCloses;
  private OptionalInt unclosed = OptionalInt.empty();

  /**
   * The words of a line.
   *
   * @param unclosed where the quote stands that is never closed; the rest is one word then
   */
  public record Split(List<Word> words, OptionalInt unclosed) {
    public Split {
      words = List.copyOf(words);
    }
  }

  private WordSplitter(String text) {
    this.text = text;
  }

  /** Splits any text; it never fails. */
  public static Split split(String text) {
    var splitter = new WordSplitter(text);
    while (splitter.at < text.length()) {
      splitter.step();
    }
    splitter.finish();
    return new Split(splitter.words, splitter.unclosed);
  }

  /** The parts of a word that spaces separate which a shell takes for letters. */
  static List<String> separated(String word) {
    List<String> parts = new ArrayList<>();
    var part = new StringBuilder();
    for (int i = 0; i <= word.length(); i++) {
      if (i < word.length() && isNothing(word, i)) {
        continue;
      }
      if (i < word.length() && !Typography.isUnusualSpace(word.charAt(i))) {
        part.append(word.charAt(i));
      } else if (!part.isEmpty() || word.isEmpty()) {
        parts.add(part.toString());
        part.setLength(0);
      }
    }
    return parts;
  }

  private void step() {
    char c = text.charAt(at);
    if (Typography.isMark(c) || isNothing(text, at)) {
      at++;
      return;
    }
    if (Typography.isSpace(c)) {
      finish();
      at++;
      return;
    }
    if (!within) {
      within = true;
      start = at;
    }
    if (Typography.isDoubleQuote(c)) {
      quote(closingDouble());
    } else if (Typography.isSingleQuote(c) && closingSingle().isPresent()) {
      quote(closingSingle());
    } else if (!dashes()) {
      literal();
    }
  }

  /** Whether nobody sees it, and it would make two process ids of one, or a key without value. */
  private static boolean isNothing(String text, int at) {
    char c = text.charAt(at);
    if ((c != '\u200b' && c != '\ufeff') || at == 0 || at + 1 == text.length()) {
      return false;
    }
    char before = text.charAt(at - 1);
    return ":=,!".indexOf(before) >= 0
        || (Character.isDigit(before) && Character.isDigit(text.charAt(at + 1)));
  }

  private void finish() {
    if (within) {
      words.add(new Word(source.toString(), true, quoted));
    }
    source.setLength(0);
    within = false;
    quoted = false;
  }

  /** One character, or a backslash with the one after it. */
  private void literal() {
    char c = text.charAt(at++);
    source.append(c);
    if (c == '\\' && at < text.length()) {
      source.append(text.charAt(at++));
    }
  }

  private void quote(OptionalInt closing) {
    quoted = true;
    if (closing.isEmpty()) {
      unclosed = OptionalInt.of(at);
    }
    int end = closing.orElse(text.length());
    at++;
    while (at < end) {
      if (Typography.isUnusualSpace(text.charAt(at))) {
        source.append(' ');
        at++;
      } else {
        literal();
      }
    }
    at = Math.min(end + 1, text.length());
  }

  private OptionalInt closingDouble() {
    for (int i = at + 1; i < text.length(); i++) {
      if (Typography.isDoubleQuote(text.charAt(i))) {
        return OptionalInt.of(i);
      }
      i += text.charAt(i) == '\\' ? 1 : 0;
    }
    return OptionalInt.empty();
  }

  private OptionalInt closingSingle() {
    if (!opens()) {
      return OptionalInt.empty();
    }
    for (int i = at + 1; i < text.length(); i++) {
      boolean ends = i + 1 == text.length() || Typography.isSpace(text.charAt(i + 1));
      if (Typography.isSingleQuote(text.charAt(i)) && ends) {
        return OptionalInt.of(i);
      }
      i += text.charAt(i) == '\\' ? 1 : 0;
    }
    noneCloses = true;
    return OptionalInt.empty();
  }

  /** Whether a single quote here could be one; behind one that nothing closes, none is. */
  private boolean opens() {
    return !noneCloses
        && (at == start
            || (":=".indexOf(text.charAt(at - 1)) >= 0
                && KEY.matcher(text).region(start, at).matches()));
  }

  private boolean dashes() {
    int end = at;
    while (at == start && end < text.length() && Typography.isDash(text.charAt(end))) {
      end++;
    }
    boolean option = end > at && end < text.length() && Character.isLetter(text.charAt(end));
    if (option) {
      source.append("--");
      at = end;
    }
    return option;
  }
}

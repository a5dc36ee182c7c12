package io.github.pgbailiff.command.text;

import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.Keys;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;

/**
 * Values of several words, as PostgreSQL and our own table show them: {@code state:idle in
 * transaction} means {@code state:idle-in-txn}, and process ids may have spaces behind their
 * commas.
 */
public final class PastedPhrases {
  /** With hyphens between the words, and without brackets. */
  private static final Map<String, String> STATES =
      Map.of(
          "idle-in-transaction", "idle-in-txn",
          "idle-txn", "idle-in-txn",
          "idle-in-transaction-aborted", "idle-in-txn-aborted",
          "idle-txn-aborted", "idle-in-txn-aborted",
          "fastpath-function-call", "fastpath function call",
          "fastpath", "fastpath function call");

  private static final int LONGEST = 3;

  private PastedPhrases() {}

  /** The value with those of the next words that belong to it, which are taken away. */
  public static Word whole(Key key, Word value, Deque<Word> rest) {
    if (key.type() instanceof Key.Type.Pids) {
      return pids(value, rest);
    }
    if (!(key.type() instanceof Key.Type.Words) || value.quoted()) {
      return value;
    }
    int belong = belonging(key, value.source(), rest);
    var whole = new StringBuilder(value.source());
    for (int i = 0; i < belong; i++) {
      whole.append(' ').append(rest.removeFirst().source());
    }
    return belong == 0 ? value : new Word(whole.toString(), value.typed(), true);
  }

  /** How many of the next words make one phrase with the end of the value, at the most. */
  private static int belonging(Key key, String value, Deque<Word> rest) {
    int last = Math.max(value.lastIndexOf(','), value.lastIndexOf('!')) + 1;
    var phrase = new StringBuilder(value.substring(last));
    int belong = 0;
    int count = 0;
    for (Word next : rest) {
      // What has a key, or is a list, begins something else.
      if (++count > LONGEST || next.source().chars().anyMatch(c -> ":=!,/*".indexOf(c) >= 0)) {
        break;
      }
      phrase.append(' ').append(next.source());
      if (isOne(key, phrase.toString())) {
        belong = count;
      }
    }
    return belong;
  }

  private static Word pids(Word value, Deque<Word> rest) {
    var list = new StringBuilder(value.source());
    while (!rest.isEmpty()
        && (list.toString().endsWith(",") || rest.getFirst().source().startsWith(","))
        && (PastedPid.isSeparator(rest.getFirst().source())
            || !PastedPid.of(rest.getFirst().source()).isEmpty())) {
      list.append(rest.removeFirst().source());
    }
    while (list.length() > 1 && list.charAt(list.length() - 1) == ',') {
      list.setLength(list.length() - 1);
    }
    return new Word(list.toString(), value.typed(), value.quoted());
  }

  private static boolean isOne(Key key, String phrase) {
    String hyphens = hyphens(phrase);
    return key.type() instanceof Key.Type.Words words
        && (words.words().contains(hyphens)
            || (key.equals(Keys.STATE) && STATES.containsKey(hyphens))
            || (key.equals(Keys.TYPE) && hyphens.equals("client-backend")));
  }

  /** Our word for what somebody wrote in lower case; the same where it has none. */
  public static String ours(Key key, String written) {
    String hyphens = hyphens(written);
    if (key.equals(Keys.STATE) && STATES.containsKey(hyphens)) {
      return STATES.getOrDefault(hyphens, written);
    }
    return isOne(key, written) ? hyphens : written;
  }

  private static String hyphens(String text) {
    return text.strip()
        .replace(' ', '-')
        .replace('_', '-')
        .replace("(", "")
        .replace(")", "")
        .toLowerCase(Locale.ROOT);
  }
}

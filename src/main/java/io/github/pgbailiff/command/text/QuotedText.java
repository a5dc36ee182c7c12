package io.github.pgbailiff.command.text;

import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.Keys;

/** Writes values so that the word splitter and the parser read them back as they were. */
public final class QuotedText {
  private QuotedText() {}

  /**
   * The word {@code key:value} for what somebody put into a typed option, where the value is what
   * would stand behind the colon in a shell.
   */
  public static String option(Key key, String value) {
    String meant = ShellWords.value(key, value);
    String escaped = key.filters() ? escapedSource(meant, "") : escaped(meant, "\\");
    return key.name() + ":" + quoted(escaped);
  }

  /** A whole word as a shell gives it, for a typed line; a key stays in front of the quotes. */
  public static String word(String word) {
    int colon = word.indexOf(':') + 1;
    return word.substring(0, colon) + quoted(escapedSource(word.substring(colon), ""));
  }

  /** A value that is taken as it is, in quotes where it needs them. */
  public static String text(String value) {
    return quoted(escaped(value, "\\"));
  }

  /** A substring without its quotes. */
  public static String substring(String value) {
    String escaped = escaped(value, "\\");
    return escaped.startsWith("!") ? "\\" + escaped : escaped;
  }

  /** The word {@code key:name} that means exactly this name of a database, role or application. */
  public static String name(Key key, String name) {
    return key.name() + ":" + quoted(element(key.exactly(name)));
  }

  /** A database's name behind {@code CLUSTER/}. */
  public static String database(String name) {
    return element(Keys.DB.exactly(name)).replace("/", "\\/");
  }

  /** A glob as an element of a list. */
  public static String element(Glob glob) {
    Glob plain = new EscapedText(glob.source()).glob();
    String source = escapedSource(plain.source(), ",");
    boolean opens =
        !source.isEmpty()
            && ("! ".indexOf(source.charAt(0)) >= 0
                || Typography.isSingleQuote(source.charAt(0))
                || (plain.standsForRoles() && !glob.standsForRoles()));
    String front = opens ? "\\" + source : source;
    return endsWithBareSpace(front) ? front.substring(0, front.length() - 1) + "\\ " : front;
  }

  private static boolean endsWithBareSpace(String text) {
    int backslashes = 0;
    for (int i = text.length() - 2; i >= 0 && text.charAt(i) == '\\'; i--) {
      backslashes++;
    }
    return text.endsWith(" ") && backslashes % 2 == 0;
  }

  /** A cluster's name, glob or label. */
  public static String cluster(ClusterPattern pattern) {
    String text = pattern.text();
    int equals = text.indexOf('=');
    String written =
        equals < 0
            ? text
            : text.substring(0, equals + 1)
                + element(new Glob(text.substring(equals + 1))).replace("/", "\\/");
    return PastedRow.escaped(written);
  }

  /** The value within quotes, unless it is one word without them; blank, it would be none. */
  public static String quoted(String escaped) {
    if (escaped.isBlank() && !escaped.isEmpty()) {
      return "\"\\" + escaped + "\"";
    }
    boolean one =
        escaped.chars().noneMatch(c -> Typography.isSpace((char) c))
            && !escaped.isEmpty()
            && !Typography.isSingleQuote(escaped.charAt(0));
    return one ? escaped : "\"" + escaped + "\"";
  }

  /** The text with a backslash before what typography would change, and before these. */
  private static String escaped(String text, String these) {
    var escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      escaped.append(isSpecial(c) || these.indexOf(c) >= 0 ? "\\" : "").append(c);
    }
    return escaped.toString();
  }

  /** As {@link #escaped}, for a text that has its own backslashes already. */
  private static String escapedSource(String source, String these) {
    var escaped = new StringBuilder();
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\' && i + 1 < source.length()) {
        escaped.append(c).append(source.charAt(++i));
      } else {
        boolean special = c == '\\' || isSpecial(c) || these.indexOf(c) >= 0;
        escaped.append(special ? "\\" : "").append(c);
      }
    }
    return escaped.toString();
  }

  private static boolean isSpecial(char c) {
    return Typography.isDoubleQuote(c) || Typography.isUnusualSpace(c) || Typography.isMark(c);
  }
}

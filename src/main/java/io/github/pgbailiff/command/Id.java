package io.github.pgbailiff.command;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ids of one kind of thing, such as {@code R-1042}, and the number in each. */
public enum Id {
  REQUEST("R"),
  BLOCK("B"),
  ALERT("A");

  private final String letter;
  private final Pattern form;

  Id(String letter) {
    this.letter = letter;
    this.form = Pattern.compile("(?i)" + letter + "-([1-9][0-9]{0,17})");
  }

  /** The id with that number. */
  public String of(long number) {
    return letter + "-" + number;
  }

  /** Whether the text can be an id. */
  public boolean is(String text) {
    return form.matcher(text).matches();
  }

  /** The number in an id; letter case does not count. */
  public OptionalLong numberOf(String id) {
    Matcher matcher = form.matcher(id);
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }
}

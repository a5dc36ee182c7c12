package io.github.pgbailiff.command.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a request, block or alert as people copy it out of messages: wrapped as process ids
 * are, and with whatever dash an editor has made of its hyphen.
 */
public final class PastedId {
  private static final Pattern ID = Pattern.compile("[A-Z]-[0-9]{1,18}");

  private PastedId() {}

  /** The id that a word is; empty where it is none. */
  public static Optional<String> of(String word) {
    return Optional.of(PastedPid.bare(word).replaceAll("[\u2010-\u2015\u2212]", "-"))
        .map(it -> it.toUpperCase(Locale.ROOT))
        .filter(it -> ID.matcher(it).matches());
  }
}

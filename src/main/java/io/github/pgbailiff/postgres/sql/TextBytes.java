package io.github.pgbailiff.postgres.sql;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Patterns for the bytes of a quoted literal, in hexadecimal: in each encoding that a text of the
 * server may be in, one of which has to match.
 */
public final class TextBytes {
  private TextBytes() {}

  /** Patterns of {@code LIKE} for the whole text. */
  public static Set<String> like(String like, ServerEncoding encoding) {
    String quoted = "'" + like.replace("'", "''") + "'";
    boolean mayHoldBackslash = quoted.contains("%") || quoted.contains("\\\\");
    return hex(mayHoldBackslash ? List.of(quoted, "E" + quoted) : List.of(quoted), encoding);
  }

  /** The text as a part of another, in any case as far as it is ASCII, or all in one case. */
  public static Set<String> anywhere(String text, ServerEncoding encoding) {
    return hex(
        Stream.of(text, text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT))
            .map(it -> asciiLower(it).replace("'", "''"))
            .toList(),
        encoding);
  }

  private static String asciiLower(String text) {
    return text.chars()
        .map(c -> c < 0x80 ? Character.toLowerCase(c) : c)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static Set<String> hex(List<String> texts, ServerEncoding encoding) {
    var found = new LinkedHashSet<String>();
    for (String text : texts) {
      found.add(hex(text, StandardCharsets.UTF_8));
      if (encoding.known() && encoding.holds(text)) {
        found.add(hex(text, encoding.charset()));
      }
    }
    return found;
  }

  private static String hex(String text, Charset charset) {
    return HexFormat.of().formatHex(text.getBytes(charset));
  }
}

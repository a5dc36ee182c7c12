package io.github.pgbailiff.audit;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in the one form that RFC 8785 allows, for strings, integers, booleans, lists and maps. Equal
 * values give equal bytes, whoever writes them.
 */
final class CanonicalJson {
  /** The integers that every reader of JSON keeps exact end before this (RFC 7493 section 2.2). */
  private static final long BOUND = 1L << 53;

  private static final char REPLACEMENT = '\uFFFD';
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder(512);

  private CanonicalJson() {}

  /**
   * The text of a value.
   *
   * @throws IllegalArgumentException when it holds anything else, or an integer of 2^53 or more
   */
  static String of(Object value) {
    CanonicalJson json = new CanonicalJson();
    json.write(value);
    return json.out.toString();
  }

  private void write(Object value) {
    switch (value) {
      case String text -> string(text);
      case Integer number -> out.append(number.intValue());
      case Long number -> integer(number);
      case Boolean flag -> out.append(flag.booleanValue());
      case List<?> list -> list(list);
      case Map<?, ?> map -> object(map);
      default ->
          throw new IllegalArgumentException(
              "value: \"%s\" is a %s, not a text, whole number, truth, list or map"
                  .formatted(value, value.getClass().getSimpleName()));
    }
  }

  private void integer(long number) {
    if (number <= -BOUND || number >= BOUND) {
      throw new IllegalArgumentException("value: " + number + " is not an integer below 2^53");
    }
    out.append(number);
  }

  private void list(List<?> list) {
    out.append('[');
    for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
      write(items.next());
      if (items.hasNext()) {
        out.append(',');
      }
    }
    out.append(']');
  }

  /** Members are sorted by the UTF-16 code units of their names, which is how strings compare. */
  private void object(Map<?, ?> map) {
    TreeMap<String, Object> sorted = new TreeMap<>();
    map.forEach((name, value) -> sorted.put((String) name, value));
    out.append('{');
    String separator = "";
    for (Map.Entry<String, Object> member : sorted.entrySet()) {
      out.append(separator);
      string(member.getKey());
      out.append(':');
      write(member.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      } else {
        character(c);
      }
    }
    out.append('"');
  }

  /**
   * Half a surrogate pair has no UTF-8 and is replaced: a text from a chat must not be able to keep
   * an event out of the record.
   */
  private void character(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> {
        if (c < ' ') {
          out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        } else {
          out.append(Character.isSurrogate(c) ? REPLACEMENT : c);
        }
      }
    }
  }
}

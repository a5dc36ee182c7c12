package io.github.pgbailiff.postgres.sql;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/** The text of a query, out of the bytes of a quoted literal: the only form that no byte breaks. */
public final class QueryText {
  private QueryText() {}

  /**
   * The text of a row, with an ellipsis where it was cut.
   *
   * @param most how many bytes were asked for
   */
  public static Optional<String> read(Rows rows, int most) throws SQLException {
    Optional<byte[]> quoted = rows.bytes("query");
    if (quoted.isEmpty()) {
      return Optional.empty();
    }
    boolean cut = quoted.get().length >= most;
    byte[] bytes = unquoted(quoted.get(), cut);
    String text =
        ServerEncoding.read(
            cut ? whole(bytes) : bytes,
            rows.text("encoding").flatMap(ServerEncoding::charset).orElse(StandardCharsets.UTF_8));
    return Optional.of(cut ? text + "…" : text);
  }

  private static byte[] unquoted(byte[] quoted, boolean cut) {
    int start = quoted[0] == 'E' ? 2 : 1;
    int end = cut ? quoted.length : quoted.length - 1;
    var text = new ByteArrayOutputStream(quoted.length);
    for (int i = start; i < end; i++) {
      text.write(quoted[i]);
      if (quoted[i] == '\'') {
        i++;
      }
    }
    return text.toByteArray();
  }

  /** Without the beginning of a character of UTF-8 whose end was cut off. */
  private static byte[] whole(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && end > bytes.length - 3 && (bytes[end - 1] & 0xC0) == 0x80) {
      end--;
    }
    boolean begun = end > 0 && (bytes[end - 1] & 0xC0) == 0xC0;
    return Arrays.copyOf(bytes, begun ? end - 1 : bytes.length);
  }
}

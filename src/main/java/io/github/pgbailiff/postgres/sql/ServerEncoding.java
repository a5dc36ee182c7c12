package io.github.pgbailiff.postgres.sql;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.Encoding;

/**
 * The encoding of the database that we connect to, in which the server sends texts as they are.
 *
 * <p>Asked to convert them it would fail at the first byte of anybody's that has no meaning in it:
 * names are those of whoever made them in whatever database, and texts of queries are cut and in
 * the encoding of their own database.
 *
 * @param charset what the driver takes the bytes for
 * @param known whether that is what they mean; nobody knows in SQL_ASCII, where the driver is told
 *     a charset that has a character for every byte
 */
public record ServerEncoding(Charset charset, boolean known) {
  private static final String ANY = "SQL_ASCII";

  static ServerEncoding of(Connection connection) throws SQLException {
    String name = name(connection);
    return name.equals(ANY)
        ? new ServerEncoding(StandardCharsets.ISO_8859_1, false)
        : new ServerEncoding(charset(name).orElse(StandardCharsets.UTF_8), true);
  }

  /** Has the server send texts as they are; the driver's own encoding needs no word. */
  public static void unconverted(Connection connection) throws SQLException {
    String name = name(connection);
    if (!name.equals("UTF8")) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "SET client_encoding = '%s'".formatted(name.equals(ANY) ? "LATIN1" : name));
      }
    }
  }

  private static String name(Connection connection) throws SQLException {
    @Nullable String name =
        connection.unwrap(PGConnection.class).getParameterStatus("server_encoding");
    return name == null ? "UTF8" : name;
  }

  /** What Java calls an encoding of the server's, where it knows it. */
  static Optional<Charset> charset(String encoding) {
    try {
      return encoding.equals(ANY)
          ? Optional.empty()
          : Optional.of(Charset.forName(Encoding.getDatabaseEncoding(encoding).name()));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  /** Whether texts pass the driver as they are. */
  boolean plain() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  /** What bytes of this server mean. */
  String read(byte[] bytes) {
    return read(bytes, known ? charset : StandardCharsets.UTF_8);
  }

  /** UTF-8 where they are that, which hardly anything else is by chance; else of the charset. */
  static String read(byte[] bytes, Charset other) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, other);
    }
  }

  /** What the driver takes for a text that came in an array. */
  String read(String text) {
    return plain() ? text : read(text.getBytes(charset));
  }

  boolean holds(String text) {
    return !known || charset.newEncoder().canEncode(text);
  }

  /**
   * A text as the driver has to be given it.
   *
   * @throws SQLException when the encoding has no such characters
   */
  public String sent(String text) throws SQLException {
    if (!holds(text)) {
      throw new SQLException(
          "\"%s\" cannot be written in %s, the encoding of the database that pgbailiff connects to"
              .formatted(text, charset),
          "22P05");
    }
    return known ? text : new String(text.getBytes(StandardCharsets.UTF_8), charset);
  }
}

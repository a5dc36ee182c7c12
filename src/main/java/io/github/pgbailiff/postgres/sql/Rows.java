package io.github.pgbailiff.postgres.sql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The rows of a query, one after the other; what is null is empty. */
public record Rows(ResultSet rows, ServerEncoding encoding) {

  public boolean next() throws SQLException {
    return rows.next();
  }

  public Optional<String> text(String column) throws SQLException {
    if (encoding.plain() || !isText(column)) {
      return Optional.ofNullable(rows.getString(column));
    }
    return bytes(column).map(encoding::read);
  }

  private boolean isText(String column) throws SQLException {
    return rows.getMetaData().getColumnType(rows.findColumn(column)) == Types.VARCHAR;
  }

  Optional<byte[]> bytes(String column) throws SQLException {
    return Optional.ofNullable(rows.getBytes(column));
  }

  /** The text, or the empty one. */
  public String word(String column) throws SQLException {
    return text(column).orElse("");
  }

  public int number(String column) throws SQLException {
    return rows.getInt(column);
  }

  public long oid(String column) throws SQLException {
    return rows.getLong(column);
  }

  public boolean flag(String column) throws SQLException {
    return rows.getBoolean(column);
  }

  public boolean has(String column) throws SQLException {
    return rows.getBytes(column) != null;
  }

  /** To the microsecond. */
  public Optional<Instant> instant(String column) throws SQLException {
    return Optional.ofNullable(rows.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  public List<Integer> numbers(String column) throws SQLException {
    Array array = rows.getArray(column);
    return array == null ? List.of() : Arrays.asList((Integer[]) array.getArray());
  }

  /** Nulls are empty texts. */
  public List<String> texts(String column) throws SQLException {
    Array array = rows.getArray(column);
    return array == null
        ? List.of()
        : Arrays.stream((Object[]) array.getArray())
            .map(text -> encoding.read(Objects.toString(text, "")))
            .toList();
  }
}

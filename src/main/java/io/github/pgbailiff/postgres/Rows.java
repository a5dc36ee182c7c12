package io.github.pgbailiff.postgres;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The rows of a query, one after the other; what is null is empty. */
record Rows(ResultSet rows) {

  boolean next() throws SQLException {
    return rows.next();
  }

  Optional<String> text(String column) throws SQLException {
    return Optional.ofNullable(rows.getString(column));
  }

  /** The text, or the empty one. */
  String word(String column) throws SQLException {
    return text(column).orElse("");
  }

  int number(String column) throws SQLException {
    return rows.getInt(column);
  }

  long oid(String column) throws SQLException {
    return rows.getLong(column);
  }

  boolean flag(String column) throws SQLException {
    return rows.getBoolean(column);
  }

  boolean has(String column) throws SQLException {
    return rows.getObject(column) != null;
  }

  /** To the microsecond. */
  Optional<Instant> instant(String column) throws SQLException {
    return Optional.ofNullable(rows.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  List<Integer> numbers(String column) throws SQLException {
    Array array = rows.getArray(column);
    return array == null ? List.of() : Arrays.asList((Integer[]) array.getArray());
  }

  /** Nulls are empty texts. */
  List<String> texts(String column) throws SQLException {
    Array array = rows.getArray(column);
    return array == null
        ? List.of()
        : Arrays.stream((Object[]) array.getArray())
            .map(text -> Objects.toString(text, ""))
            .toList();
  }
}

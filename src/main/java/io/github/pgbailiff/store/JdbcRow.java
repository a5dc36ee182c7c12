package io.github.pgbailiff.store;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row taken out of its result set. */
final class JdbcRow implements Row {
  private final Map<String, Integer> positions;
  private final @Nullable Object[] values;

  private JdbcRow(Map<String, Integer> positions, @Nullable Object[] values) {
    this.positions = positions;
    this.values = values;
  }

  /** The position of each column by its name in lower case, from 0. */
  static Map<String, Integer> positions(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < columns.getColumnCount(); i++) {
      positions.put(columns.getColumnLabel(i + 1).toLowerCase(Locale.ROOT), i);
    }
    return positions;
  }

  static JdbcRow current(Map<String, Integer> positions, ResultSet rows) throws SQLException {
    @Nullable Object[] values = new @Nullable Object[positions.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows.getObject(i + 1);
    }
    return new JdbcRow(positions, values);
  }

  @Override
  public String text(String column) {
    return optionalText(column).orElseThrow(() -> isNull(column));
  }

  @Override
  public long number(String column) {
    return optionalNumber(column).orElseThrow(() -> isNull(column));
  }

  @Override
  public boolean flag(String column) {
    return value(column)
        .map(value -> value instanceof Boolean flag ? flag : ((Number) value).longValue() != 0)
        .orElseThrow(() -> isNull(column));
  }

  @Override
  public Instant instant(String column) {
    return optionalInstant(column).orElseThrow(() -> isNull(column));
  }

  @Override
  public Optional<String> optionalText(String column) {
    return value(column).map(String.class::cast);
  }

  @Override
  public Optional<Long> optionalNumber(String column) {
    return value(column).map(value -> ((Number) value).longValue());
  }

  @Override
  public Optional<Instant> optionalInstant(String column) {
    return optionalNumber(column).map(JdbcRow::instantOf);
  }

  /** How an instant is stored: as microseconds since 1970. */
  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static Instant instantOf(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private Optional<Object> value(String column) {
    Integer position = positions.get(column);
    if (position == null) {
      throw new IllegalArgumentException(
          "column: \"" + column + "\" is not among " + positions.keySet());
    }
    return Optional.ofNullable(values[position]);
  }

  private static IllegalStateException isNull(String column) {
    return new IllegalStateException("column: " + column + " is null; ask for the optional value");
  }
}

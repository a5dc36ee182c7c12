package io.github.pgbailiff.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Binds the parameters of a statement from the first to the last. */
final class Binding {
  private final PreparedStatement statement;
  private int next = 1;

  Binding(PreparedStatement statement) {
    this.statement = statement;
  }

  /**
   * An array of values; what is empty is null.
   *
   * @param type the server's name of its elements' type
   */
  Binding array(String type, Collection<?> values) throws SQLException {
    @Nullable Object[] plain = values.stream().map(Binding::plain).toArray();
    statement.setArray(next++, statement.getConnection().createArrayOf(type, plain));
    return this;
  }

  private static @Nullable Object plain(Object value) {
    return value instanceof Optional<?> optional ? optional.orElse(null) : value;
  }

  Binding value(@Nullable Object value) throws SQLException {
    statement.setObject(next++, value);
    return this;
  }
}

package io.github.pgbailiff.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Binds the parameters of a statement from the first to the last. */
final class Binding {
  private final PreparedStatement statement;
  private int next = 1;

  Binding(PreparedStatement statement) {
    this.statement = statement;
  }

  /**
   * An array of values.
   *
   * @param type the server's name of its elements' type
   */
  Binding array(String type, Collection<? extends @Nullable Object> values) throws SQLException {
    statement.setArray(next++, statement.getConnection().createArrayOf(type, values.toArray()));
    return this;
  }

  Binding value(@Nullable Object value) throws SQLException {
    statement.setObject(next++, value);
    return this;
  }
}

package io.github.pgbailiff.postgres.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Binds the parameters of a statement from the first to the last. */
public final class BoundValues {
  private final PreparedStatement statement;
  private final ServerEncoding encoding;
  private int next = 1;

  BoundValues(PreparedStatement statement, ServerEncoding encoding) {
    this.statement = statement;
    this.encoding = encoding;
  }

  /**
   * An array of values; what is empty is null.
   *
   * @param type the server's name of its elements' type
   */
  public BoundValues array(String type, Collection<?> values) throws SQLException {
    @Nullable Object[] plain = new Object[values.size()];
    int n = 0;
    for (Object value : values) {
      plain[n++] = sent(value instanceof Optional<?> optional ? optional.orElse(null) : value);
    }
    statement.setArray(next++, statement.getConnection().createArrayOf(type, plain));
    return this;
  }

  public ServerEncoding encoding() {
    return encoding;
  }

  /** An array of names; one that the server's encoding cannot hold is nobody's there. */
  public BoundValues names(Collection<String> names) throws SQLException {
    return array("text", names.stream().filter(encoding::holds).toList());
  }

  private @Nullable Object sent(@Nullable Object value) throws SQLException {
    return value instanceof String text ? encoding.sent(text) : value;
  }

  public BoundValues value(@Nullable Object value) throws SQLException {
    statement.setObject(next++, sent(value));
    return this;
  }
}

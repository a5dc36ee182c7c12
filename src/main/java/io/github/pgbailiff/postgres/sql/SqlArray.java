package io.github.pgbailiff.postgres.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An array as the value of a statement; an element that is empty is null.
 *
 * @param type the server's name of its elements' type
 */
public record SqlArray(String type, List<?> elements) {
  public SqlArray {
    elements = List.copyOf(elements);
  }

  public static SqlArray texts(Collection<?> elements) {
    return new SqlArray("text", List.copyOf(elements));
  }

  public static SqlArray ints(Collection<?> elements) {
    return new SqlArray("int4", List.copyOf(elements));
  }

  /** Names of things on a server; one that its encoding cannot hold is nobody's there. */
  public static SqlArray names(Collection<String> names, ServerEncoding encoding) {
    return texts(names.stream().filter(encoding::holds).toList());
  }

  java.sql.Array on(Connection connection, ServerEncoding encoding) throws SQLException {
    List<@Nullable Object> plain = new ArrayList<>();
    for (Object element : elements) {
      @Nullable Object value =
          element instanceof Optional<?> optional ? optional.orElse(null) : element;
      plain.add(value instanceof String text ? encoding.sent(text) : value);
    }
    return connection.createArrayOf(type, plain.toArray());
  }
}

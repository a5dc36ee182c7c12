package io.github.pgbailiff.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values of one run of a statement, by the names that it calls them; what is empty is null. */
public final class Values {
  public static final Values NONE = new Values(Map.of());

  private final Map<String, Optional<?>> byName;

  private Values(Map<String, Optional<?>> byName) {
    this.byName = byName;
  }

  public static Values of(String name, Object value) {
    return NONE.and(name, value);
  }

  /** These and one more, which may be an {@link Optional}. */
  public Values and(String name, Object value) {
    return and(
        new Values(
            Map.of(name, value instanceof Optional<?> optional ? optional : Optional.of(value))));
  }

  /** These and others. */
  public Values and(Values others) {
    Map<String, Optional<?>> all = new LinkedHashMap<>(byName);
    others.byName.forEach((name, value) -> {
      if (all.put(name, value) != null) {
        throw new IllegalArgumentException("values: :" + name + " is given twice");
      }
    });
    return new Values(all);
  }

  /**
   * The values in the order in which a statement binds them.
   *
   * @throws IllegalArgumentException when one is missing, or the statement does not know it
   */
  List<? extends Optional<?>> inOrder(String statement, List<String> names) {
    refuse(statement, "is given no value for", names.stream().filter(n -> !byName.containsKey(n)));
    refuse(statement, "does not bind", byName.keySet().stream().filter(n -> !names.contains(n)));
    return names.stream().map(byName::get).toList();
  }

  private static void refuse(String statement, String what, Stream<String> names) {
    String listed = names.distinct().map(name -> ":" + name).collect(Collectors.joining(", "));
    if (!listed.isEmpty()) {
      throw new IllegalArgumentException("statement: " + statement + " " + what + " " + listed);
    }
  }

  /** The names alone: values are nobody's business in a log. */
  @Override
  public String toString() {
    return byName.keySet().toString();
  }
}

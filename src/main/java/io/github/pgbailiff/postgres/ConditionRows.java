package io.github.pgbailiff.postgres;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Conditions as the rows that {@code condition.sql} makes of parallel arrays: one row a pattern.
 *
 * <p>Entry 0 is the request's filters, entry N the Nth protect entry. {@code query:} of a request
 * is left out: it looks at the text that the asker may see, which only {@link QueryMask} knows.
 */
final class ConditionRows {
  private final List<Integer> entries = new ArrayList<>();
  private final List<Integer> clauses = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private final List<Boolean> negations = new ArrayList<>();
  private final List<String> patterns = new ArrayList<>();
  private int clause;

  /**
   * Of a request's filters and a cluster's protect entries.
   *
   * @throws IllegalArgumentException when a condition has a key or value that sessions cannot be
   *     told by; the message says what would be right
   */
  static ConditionRows of(List<Condition> filters, List<List<Condition>> protect) {
    var rows = new ConditionRows();
    filters.stream()
        .filter(condition -> !(condition instanceof Condition.Contains))
        .forEach(condition -> rows.add(0, condition));
    for (int i = 0; i < protect.size(); i++) {
      int entry = i + 1;
      protect.get(i).forEach(condition -> rows.add(entry, condition));
    }
    return rows;
  }

  private void add(int entry, Condition condition) {
    clause++;
    switch (condition) {
      case Condition.OneOf list ->
          list.globs().forEach(glob -> add(entry, list.negated(), translate(list.key(), glob)));
      case Condition.Contains text -> add(entry, text.negated(), new Row("query", text.text()));
      case Condition.AtLeast age ->
          add(entry, false, new Row(ageKey(age.key()), age.duration().toSeconds() + " seconds"));
    }
  }

  private void add(int entry, boolean negated, Row row) {
    entries.add(entry);
    clauses.add(clause);
    keys.add(row.key());
    negations.add(negated);
    patterns.add(row.pattern());
  }

  private static String ageKey(String key) {
    return switch (key) {
      case "conn", "xact", "age", "idle" -> key;
      default ->
          throw new IllegalArgumentException(
              "\"" + key + "\" is not an age of a session: conn, xact, age, idle");
    };
  }

  private static Row translate(String key, Glob glob) {
    String word = glob.source().toLowerCase(Locale.ROOT);
    return switch (key) {
      case "db", "app", "pid" -> new Row(key, glob.like());
      case "user" ->
          glob.source().equals("none") ? Row.flag("user none") : new Row(key, glob.like());
      case "client" -> client(glob);
      case "state" -> word.equals("any") ? Row.flag("any") : new Row(key, new Glob(word).like());
      case "type" ->
          switch (word) {
            case "any" -> Row.flag("any");
            case "client" -> new Row(key, "client-backend");
            default -> new Row(key, new Glob(word).like());
          };
      case "wait" ->
          switch (word) {
            case "any" -> Row.flag("wait any");
            case "none" -> Row.flag("wait none");
            default -> new Row(word.contains(":") ? "wait event" : "wait", new Glob(word).like());
          };
      default ->
          throw new IllegalArgumentException(
              "\""
                  + key
                  + "\" is not a filter on sessions: db, user, app, client, state, wait,"
                  + " type, pid, query");
    };
  }

  private static Row client(Glob glob) {
    Optional<String> literal = glob.literal();
    if (literal.isEmpty()) {
      return new Row("client glob", glob.like());
    }
    return literal.get().equalsIgnoreCase("local")
        ? Row.flag("client local")
        : new Row("client", Network.parse(literal.get()).text());
  }

  /** The five arrays that statements with {@code {condition}} take, in their order. */
  void bind(Binding binding) throws SQLException {
    binding
        .array("int4", entries)
        .array("int4", clauses)
        .array("text", keys)
        .array("bool", negations)
        .array("text", patterns);
  }

  private record Row(String key, String pattern) {
    /** A key that says everything. */
    static Row flag(String key) {
      return new Row(key, "");
    }
  }
}

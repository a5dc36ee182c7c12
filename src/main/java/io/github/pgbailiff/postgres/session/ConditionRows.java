package io.github.pgbailiff.postgres.session;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.postgres.sql.Network;
import io.github.pgbailiff.postgres.sql.Server;
import io.github.pgbailiff.postgres.sql.ServerEncoding;
import io.github.pgbailiff.postgres.sql.SqlArray;
import io.github.pgbailiff.postgres.sql.TextBytes;
import io.github.pgbailiff.sql.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Conditions as the rows that {@code conditions.sql} makes of parallel arrays: one row a pattern.
 *
 * <p>Entry 0 is the request's filters, entry N the Nth protect entry. {@code query:} of a request
 * is left out: it looks at the text that the asker may see, which only {@link QueryMask} knows.
 */
public final class ConditionRows {
  private static final List<String> AGES = List.of("conn", "xact", "age", "idle", "held", "waits");
  private static final String FILTERS = "db, user, app, client, state, wait, type, pid, query";
  private static final List<String> COUNTS = List.of("holds", "xmin");
  private static final Set<String> SELF_REPORTED = Set.of("client", "app");

  private final ServerEncoding encoding;
  private final int protecting;
  private final List<Integer> entries = new ArrayList<>();
  private final List<Integer> clauses = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private final List<Boolean> negations = new ArrayList<>();
  private final List<String> patterns = new ArrayList<>();
  private int clause;

  private ConditionRows(ServerEncoding encoding, int protecting) {
    this.encoding = encoding;
    this.protecting = protecting;
  }

  /**
   * Of a request's filters and a cluster's protect entries, for a server of the encoding.
   *
   * @throws IllegalArgumentException when a condition has a key or value that sessions cannot be
   *     told by; the message says what would be right
   */
  public static ConditionRows of(
      List<Condition> filters, List<List<Condition>> protect, ServerEncoding encoding) {
    return of(filters, protect, List.of(), encoding);
  }

  /** The same with more filters, as the entries behind those that protect. */
  static ConditionRows of(
      List<Condition> filters,
      List<List<Condition>> protect,
      List<List<Condition>> more,
      ServerEncoding encoding) {
    var rows = new ConditionRows(encoding, protect.size());
    filters.stream()
        .filter(condition -> !(condition instanceof Condition.Contains))
        .forEach(condition -> rows.add(0, condition));
    List<List<Condition>> entries = Stream.concat(protect.stream(), more.stream()).toList();
    for (int i = 0; i < entries.size(); i++) {
      int entry = i + 1;
      entries.get(i).forEach(condition -> rows.add(entry, condition));
    }
    return rows;
  }

  /** The server as it is asked: without what judges, where there is nothing to judge by. */
  public Server on(Server server) {
    return entries.isEmpty() ? server.unjudged() : server;
  }

  private void add(int entry, Condition condition) {
    clause++;
    // Who may be meant by an entry that protects is spared, also where it cannot be told.
    Silence.row(condition.key())
        .filter(_ -> protects(entry))
        .ifPresent(key -> add(entry, condition.negated(), Row.flag(key)));
    switch (condition) {
      case Condition.OneOf list ->
          list.globs().forEach(glob -> add(entry, list.negated(), translate(list.key(), glob)));
      case Condition.Contains text ->
          TextBytes.anywhere(text.text(), encoding)
              .forEach(bytes -> add(entry, text.negated(), new Row("query", bytes)));
      case Condition.AtLeast age -> {
        String key = known(age.key(), "an age", AGES);
        add(entry, false, new Row(key, age.duration().toSeconds() + " seconds"));
      }
      case Condition.AtLeastMany many -> {
        String key = known(many.key(), "a count", COUNTS);
        add(entry, false, new Row(key, String.valueOf(many.count())));
      }
    }
  }

  private void add(int entry, boolean negated, Translation translation) {
    switch (translation) {
      case Row row -> add(entry, negated, row);
      case Text text -> {
        for (String bytes : TextBytes.like(text.like(), encoding)) {
          add(entry, negated, new Row(text.key(), bytes));
        }
      }
    }
  }

  private void add(int entry, boolean negated, Row row) {
    entries.add(entry);
    clauses.add(clause);
    keys.add(protects(entry) ? itself(row.key()) : row.key());
    negations.add(negated);
    patterns.add(row.pattern());
  }

  private boolean protects(int entry) {
    return entry > 0 && entry <= protecting;
  }

  /** Without what a pooler may have put behind an application name: it is anybody's word. */
  private static String itself(String key) {
    return SELF_REPORTED.contains(key) ? key + " itself" : key;
  }

  private static String known(String key, String what, List<String> keys) {
    if (!keys.contains(key)) {
      throw new IllegalArgumentException(
          "\"%s\" is not %s of a session: %s".formatted(key, what, String.join(", ", keys)));
    }
    return key;
  }

  private static Translation translate(String key, Glob glob) {
    String word = glob.source().toLowerCase(Locale.ROOT);
    return switch (key) {
      case "db", "app", "pid" -> new Text(key, glob.like());
      case "user" ->
          glob.source().equals("none") ? Row.flag("user none") : new Text(key, glob.like());
      case "client" -> client(glob);
      case "state" -> word.equals("any") ? Row.flag("any") : spaced(key, word);
      case "type" ->
          switch (word) {
            case "any" -> Row.flag("any");
            case "client" -> spaced(key, "client-backend");
            default -> spaced(key, word);
          };
      case "wait" ->
          switch (word) {
            case "any" -> Row.flag("wait any");
            case "none" -> Row.flag("wait none");
            default -> new Text(word.contains(":") ? "wait event" : "wait", new Glob(word).like());
          };
      default ->
          throw new IllegalArgumentException(
              "\"%s\" is not a filter on sessions: %s".formatted(key, FILTERS));
    };
  }

  /** Hyphens stand for the spaces of the server's word. */
  private static Translation spaced(String key, String word) {
    return new Text(key, new Glob(word).like().replace('-', '_'));
  }

  private static Translation client(Glob glob) {
    Optional<String> literal = glob.literal();
    if (literal.isEmpty()) {
      return new Text("client glob", glob.like());
    }
    String text = literal.get();
    boolean local = text.equalsIgnoreCase("local");
    return local ? Row.flag("client local") : new Row("client", Network.parse(text).text());
  }

  /** The five arrays of statements with {@code {conditions}}. */
  public Values values() {
    return Values.of("entries", SqlArray.ints(entries))
        .and("clauses", SqlArray.ints(clauses))
        .and("keys", SqlArray.texts(keys))
        .and("negations", new SqlArray("bool", negations))
        .and("patterns", SqlArray.texts(patterns));
  }

  /** The form that a value takes for the server. */
  private sealed interface Translation {}

  /** A text to be compared with one of the session's, byte by byte. */
  private record Text(String key, String like) implements Translation {}

  private record Row(String key, String pattern) implements Translation {
    /** A key that says everything. */
    static Row flag(String key) {
      return new Row(key, "");
    }
  }
}

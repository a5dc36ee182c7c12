package io.github.pgbailiff.store;

import io.github.pgbailiff.sql.NamedParameters;
import io.github.pgbailiff.sql.Values;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The transaction that is open on a connection, for one piece of work. */
final class JdbcTx implements Tx {
  /** Rows fetched at once where the driver would fetch all. */
  private static final int FETCHED = 1000;

  private final Connection connection;
  private final Database database;
  private final Statements statements;
  private final Map<Look<?>, List<Object>> looks = new LinkedHashMap<>();
  private final List<Runnable> afterwards = new ArrayList<>();

  JdbcTx(Connection connection, Database database, Statements statements) {
    this.connection = connection;
    this.database = database;
    this.statements = statements;
  }

  @Override
  public List<Row> query(Class<?> owner, String statement, Values values) {
    List<Row> found = new ArrayList<>();
    each(owner, statement, values, found::add);
    return found;
  }

  @Override
  public void each(Class<?> owner, String statement, Values values, Predicate<Row> goesOn) {
    try (PreparedStatement prepared = prepare(owner, statement, values)) {
      prepared.setFetchSize(FETCHED);
      try (ResultSet rows = prepared.executeQuery()) {
        Map<String, Integer> positions = JdbcRow.positions(rows);
        while (rows.next() && goesOn.test(JdbcRow.current(positions, rows))) {}
      }
    } catch (SQLException e) {
      throw database.explain(e);
    }
  }

  @Override
  public int update(Class<?> owner, String statement, Values values) {
    try (PreparedStatement prepared = prepare(owner, statement, values)) {
      return prepared.executeUpdate();
    } catch (SQLException e) {
      throw database.explain(e);
    }
  }

  @Override
  public void afterCommit(Runnable action) {
    afterwards.add(action);
  }

  @Override
  public <T> void lookAfterCommit(Look<T> look, T written) {
    looks.computeIfAbsent(look, _ -> new ArrayList<>()).add(written);
  }

  /** What each look was given, all of its own type. */
  Map<Look<?>, List<Object>> looks() {
    return looks;
  }

  List<Runnable> afterwards() {
    return afterwards;
  }

  private PreparedStatement prepare(Class<?> owner, String statement, Values values)
      throws SQLException {
    NamedParameters parameters = statements.find(owner, statement);
    List<? extends Optional<?>> bound = parameters.bound(values);
    PreparedStatement prepared = connection.prepareStatement(parameters.sql());
    for (int i = 0; i < bound.size(); i++) {
      bind(prepared, i + 1, bound.get(i).orElse(null));
    }
    return prepared;
  }

  private static void bind(PreparedStatement prepared, int position, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> prepared.setNull(position, Types.NULL);
      case String text -> prepared.setString(position, text);
      case Long number -> prepared.setLong(position, number);
      case Integer number -> prepared.setLong(position, number);
      case Boolean flag -> prepared.setBoolean(position, flag);
      case Instant instant -> prepared.setLong(position, JdbcRow.micros(instant));
      default ->
          throw new IllegalArgumentException(
              "value: a "
                  + value.getClass().getName()
                  + " cannot be stored; bind a text or number");
    }
  }
}

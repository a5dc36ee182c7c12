package io.github.pgbailiff.postgres.sql;

import io.github.pgbailiff.sql.NamedParameters;
import io.github.pgbailiff.sql.Values;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a server whose version is known.
 *
 * @param settings the statement that each transaction has to begin with, where the backend of the
 *     next one may be another
 */
public record Server(
    Connection connection,
    Dialect dialect,
    ServerEncoding encoding,
    HiddenFacts hidden,
    Optional<String> settings)
    implements AutoCloseable {

  /** A reader of the rows of a query. */
  @FunctionalInterface
  public interface RowReader<T> {
    T of(Rows rows) throws SQLException;
  }

  /**
   * The server at the other end of a connection, which it owns from then on.
   *
   * @param hidden what is known of its cluster, whichever connection learns it
   */
  public static Server at(Connection connection, HiddenFacts hidden, Optional<String> settings)
      throws SQLException {
    Dialect dialect = dialectOf(connection);
    return new Server(connection, dialect, ServerEncoding.of(connection), hidden, settings);
  }

  private static Dialect dialectOf(Connection connection) throws SQLException {
    ServerVersion version = ServerVersion.of(connection);
    var plain = new Dialect(version, false);
    if (version.isAtLeast(ServerVersion.V10)) {
      return plain;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(plain.statement("definer-functions").sql())) {
      return new Dialect(version, rows.next() && rows.getBoolean(1));
    }
  }

  /** The same for statements that are given no conditions, which are cheaper without. */
  public Server unjudged() {
    return new Server(connection, dialect.unjudged(), encoding, hidden, settings);
  }

  /** Runs the statement of a name and gives its rows to the reading, before the first. */
  public <T> T query(String name, Values values, RowReader<T> reading) throws SQLException {
    return query(name, "", values, reading);
  }

  /** The same for a statement without values. */
  public <T> T query(String name, RowReader<T> reading) throws SQLException {
    return query(name, Values.NONE, reading);
  }

  /** The same with a comment in front of the statement. */
  public <T> T query(String name, String comment, Values values, RowReader<T> reading)
      throws SQLException {
    try {
      return run(dialect.without(hidden.now()), name, comment, values, reading);
    } catch (SQLException failure) {
      // Within a transaction there is nothing left to be tried.
      if (!Failure.of(failure).refusesFeature() || !connection.getAutoCommit()) {
        throw failure;
      }
      hidden.add(refused(name, values, failure));
      return run(dialect.without(hidden.now()), name, comment, values, reading);
    }
  }

  /**
   * Which parts of the statement the server refuses; those that are only nice to have must not take
   * the others with them.
   *
   * @throws SQLException the failure, when it is none of them
   */
  private Set<String> refused(String name, Values values, SQLException failure)
      throws SQLException {
    Set<String> optional = new HashSet<>(dialect.optionalParts(name));
    optional.removeAll(hidden.now());
    if (optional.isEmpty() || !works(optional, name, values)) {
      throw failure;
    }
    var refused = new HashSet<String>();
    for (String part : optional) {
      Set<String> others = new HashSet<>(optional);
      others.remove(part);
      if (!works(others, name, values)) {
        refused.add(part);
      }
    }
    return refused;
  }

  private boolean works(Set<String> without, String name, Values values) throws SQLException {
    Set<String> all = new HashSet<>(without);
    all.addAll(hidden.now());
    try {
      return run(dialect.without(all), name, "", values, _ -> true);
    } catch (SQLException refusal) {
      if (Failure.of(refusal).refusesFeature()) {
        return false;
      }
      throw refusal;
    }
  }

  private <T> T run(Dialect known, String name, String comment, Values values, RowReader<T> reading)
      throws SQLException {
    try (var deadline = AnswerDeadline.on(connection)) {
      try {
        Work<T> work = () -> answer(known.statement(name), comment, values, reading);
        return settings.isPresent() && connection.getAutoCommit() ? alone(work) : work.run();
      } catch (SQLException failure) {
        throw deadline.explained(failure);
      }
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T run() throws SQLException;
  }

  /** In a transaction of its own. */
  private <T> T alone(Work<T> work) throws SQLException {
    try {
      begin();
      T result = work.run();
      connection.commit();
      return result;
    } finally {
      end();
    }
  }

  /** Begins a transaction, which {@link #end} ends. */
  public void begin() throws SQLException {
    connection.setAutoCommit(false);
    if (settings.isPresent()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(settings.get());
      }
    }
  }

  /** Rolls back what was not committed. */
  public void end() throws SQLException {
    if (!connection.isClosed()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private <T> T answer(NamedParameters wanted, String comment, Values values, RowReader<T> reading)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(comment + wanted.sql())) {
      int position = 1;
      for (Optional<?> value : wanted.bound(values)) {
        statement.setObject(position++, sent(value.orElse(null)));
      }
      try (ResultSet rows = statement.executeQuery()) {
        return reading.of(new Rows(rows, encoding));
      }
    }
  }

  private @Nullable Object sent(@Nullable Object value) throws SQLException {
    return switch (value) {
      case String text -> encoding.sent(text);
      case SqlArray array -> array.on(connection, encoding);
      case null, default -> value;
    };
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

package io.github.pgbailiff.postgres.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** A connection to a server whose version is known. */
public record Server(
    Connection connection, Dialect dialect, ServerEncoding encoding, HiddenFacts hidden)
    implements AutoCloseable {

  /** What is done with the rows of a query. */
  @FunctionalInterface
  public interface RowReader<T> {
    T of(Rows rows) throws SQLException;
  }

  /** What fills in the parameters of a query. */
  @FunctionalInterface
  public interface Parameters {
    /** None at all. */
    Parameters NONE = _ -> {};

    void bind(BoundValues binding) throws SQLException;
  }

  /**
   * The server at the other end of a connection, which it owns from then on.
   *
   * @param hidden what is known of its cluster, whichever connection learns it
   */
  public static Server at(Connection connection, HiddenFacts hidden) throws SQLException {
    return new Server(connection, dialectOf(connection), ServerEncoding.of(connection), hidden);
  }

  private static Dialect dialectOf(Connection connection) throws SQLException {
    ServerVersion version = ServerVersion.of(connection);
    var plain = new Dialect(version, false);
    if (version.isAtLeast(ServerVersion.V10)) {
      return plain;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(plain.statement("definer-functions"))) {
      return new Dialect(version, rows.next() && rows.getBoolean(1));
    }
  }

  /** Runs the statement of a name and gives its rows to the reading, before the first. */
  public <T> T query(String name, Parameters parameters, RowReader<T> reading) throws SQLException {
    return query(name, "", parameters, reading);
  }

  /** The same with a comment in front of the statement. */
  public <T> T query(String name, String comment, Parameters parameters, RowReader<T> reading)
      throws SQLException {
    try {
      return run(dialect.without(hidden.now()), name, comment, parameters, reading);
    } catch (SQLException failure) {
      // Within a transaction there is nothing left to be tried.
      if (!Failure.of(failure).refusesFeature() || !connection.getAutoCommit()) {
        throw failure;
      }
      hidden.add(refused(name, parameters, failure));
      return run(dialect.without(hidden.now()), name, comment, parameters, reading);
    }
  }

  /**
   * Which parts of the statement the server refuses; those that are only nice to have must not take
   * the others with them.
   *
   * @throws SQLException the failure, when it is none of them
   */
  private Set<String> refused(String name, Parameters parameters, SQLException failure)
      throws SQLException {
    Set<String> optional = new HashSet<>(dialect.optionalParts(name));
    optional.removeAll(hidden.now());
    if (optional.isEmpty() || !works(optional, name, parameters)) {
      throw failure;
    }
    var refused = new HashSet<String>();
    for (String part : optional) {
      Set<String> others = new HashSet<>(optional);
      others.remove(part);
      if (!works(others, name, parameters)) {
        refused.add(part);
      }
    }
    return refused;
  }

  private boolean works(Set<String> without, String name, Parameters parameters)
      throws SQLException {
    Set<String> all = new HashSet<>(without);
    all.addAll(hidden.now());
    try {
      return run(dialect.without(all), name, "", parameters, _ -> true);
    } catch (SQLException refusal) {
      if (Failure.of(refusal).refusesFeature()) {
        return false;
      }
      throw refusal;
    }
  }

  private <T> T run(
      Dialect known, String name, String comment, Parameters parameters, RowReader<T> reading)
      throws SQLException {
    String sql = comment + known.statement(name);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.bind(new BoundValues(statement, encoding));
      try (ResultSet rows = statement.executeQuery()) {
        return reading.of(new Rows(rows, encoding));
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

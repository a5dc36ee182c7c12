package io.github.pgbailiff.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A connection to a server whose version is known. */
record Server(Connection connection, Dialect dialect, ServerEncoding encoding)
    implements AutoCloseable {

  /** What is done with the rows of a query. */
  @FunctionalInterface
  interface Reading<T> {
    T of(Rows rows) throws SQLException;
  }

  /** What fills in the parameters of a query. */
  @FunctionalInterface
  interface Parameters {
    /** None at all. */
    Parameters NONE = _ -> {};

    void bind(Binding binding) throws SQLException;
  }

  /** The server at the other end of a connection, which it owns from then on. */
  static Server at(Connection connection) throws SQLException {
    return new Server(connection, dialectOf(connection), ServerEncoding.of(connection));
  }

  private static Dialect dialectOf(Connection connection) throws SQLException {
    ServerVersion version = ServerVersion.of(connection);
    var plain = new Dialect(version, false);
    if (version.isAtLeast(ServerVersion.V10)) {
      return plain;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(plain.statement("definers"))) {
      return new Dialect(version, rows.next() && rows.getBoolean(1));
    }
  }

  /** Runs the statement of a name and gives its rows to the reading, before the first. */
  <T> T query(String name, Parameters parameters, Reading<T> reading) throws SQLException {
    return query(name, "", parameters, reading);
  }

  /** The same with a comment in front of the statement. */
  <T> T query(String name, String comment, Parameters parameters, Reading<T> reading)
      throws SQLException {
    String sql = comment + dialect.statement(name);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.bind(new Binding(statement, encoding));
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

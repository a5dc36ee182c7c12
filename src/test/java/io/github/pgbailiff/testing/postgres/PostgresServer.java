package io.github.pgbailiff.testing.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A running PostgreSQL that tests may do anything to.
 *
 * <p>You own it: {@link #close()} ends it, unless it is somebody else's that a URL named.
 */
public interface PostgresServer extends AutoCloseable {

  /** The URL of one of its databases, without credentials. */
  String url(String database);

  /** A role that may do everything; its maintenance database is {@code postgres}. */
  String superuser();

  /** Of the superuser; roles made by the fixtures have {@link PostgresDatabase#PASSWORD}. */
  String password();

  /** Whether nobody but this JVM uses it. */
  boolean ours();

  @Override
  void close();

  /** The server that properties and environment ask for: {@code PGTEST} and {@code PGTEST_URL}. */
  static PostgresServer chosen() {
    return PostgresChoice.fromEnvironment().start();
  }

  /** A new embedded server with settings of its own, for tests that stop it or fill it up. */
  static PostgresEmbedded embedded(Map<String, String> settings) {
    return PostgresEmbedded.start(settings);
  }

  /** The same with databases of an encoding such as {@code EUC_JP}. */
  static PostgresEmbedded embedded(Map<String, String> settings, String encoding) {
    return PostgresEmbedded.start(settings, encoding);
  }

  /** A connection of the superuser to a database. */
  default Connection connect(String database, String applicationName) {
    return connect(database, superuser(), password(), applicationName);
  }

  /** A connection of any role to a database. */
  default Connection connect(
      String database, String user, String password, String applicationName) {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", applicationName);
    try {
      return DriverManager.getConnection(url(database), properties);
    } catch (SQLException failure) {
      throw new AssertionError(user + " cannot connect to " + url(database), failure);
    }
  }

  /** Runs statements as the superuser in the maintenance database. */
  default void run(String... statements) {
    runIn("postgres", statements);
  }

  /** Runs statements as the superuser in a database. */
  default void runIn(String database, String... statements) {
    try (Connection connection = connect(database, PostgresDatabase.FIXTURE);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failure) {
      throw new AssertionError(String.join("; ", statements), failure);
    }
  }

  /** The first column of what a query by the superuser in the maintenance database gives. */
  default List<String> ask(String question) {
    try (Connection connection = connect("postgres", PostgresDatabase.FIXTURE);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
      return values;
    } catch (SQLException failure) {
      throw new AssertionError(question, failure);
    }
  }
}

package io.github.pgbailiff.execution;

import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * A server with a database {@code wiki} of {@code keeper}, and the roles {@code blog} and {@code
 * shop}.
 */
public final class WikiServer implements AutoCloseable {
  private final PostgresEmbedded server;
  private final List<PostgresSession> sessions = new ArrayList<>();

  public WikiServer() {
    this(PostgresServer.embedded(Map.of()));
  }

  /** One with settings of its own. */
  static WikiServer with(Map<String, String> settings) {
    return new WikiServer(PostgresServer.embedded(settings));
  }

  /** One that runs already. */
  WikiServer(PostgresEmbedded server) {
    this.server = server;
  }

  /** Another server made of its data. */
  WikiServer copy() {
    return new WikiServer(server.copy());
  }

  public String url() {
    return server.url("postgres");
  }

  public void build() {
    run(
        "CREATE ROLE keeper",
        "CREATE ROLE blog LOGIN",
        "CREATE ROLE shop LOGIN",
        "CREATE DATABASE wiki OWNER keeper");
  }

  public void tearDown() {
    sessions.forEach(PostgresSession::close);
    sessions.clear();
    run("DROP DATABASE IF EXISTS wiki WITH (FORCE)", "DROP ROLE keeper, blog, shop");
  }

  /** As the superuser in the maintenance database. */
  void run(String... statements) {
    server.run(statements);
  }

  /** As the superuser. */
  void runIn(String database, String... statements) {
    server.runIn(database, statements);
  }

  /** As a role, in the maintenance database. */
  void runAs(String role, String script) {
    try (Connection connection = server.connect("postgres", role, "", "psql");
        Statement statement = connection.createStatement()) {
      statement.execute(script);
    } catch (SQLException failure) {
      throw new AssertionError(failure.getMessage(), failure);
    }
  }

  /** The sessions of others that a condition on {@code pg_stat_activity} selects. */
  Set<Integer> pids(String condition) {
    var pids = new TreeSet<Integer>();
    String sql = "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND " + condition;
    try (Connection connection = server.connect("postgres", "test fixture");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        pids.add(rows.getInt(1));
      }
      return pids;
    } catch (SQLException failure) {
      throw new AssertionError(sql, failure);
    }
  }

  /** Waits until no session of others satisfies a condition on {@code pg_stat_activity}. */
  void awaitNobody(String condition) {
    await(condition).until(() -> pids(condition).isEmpty());
  }

  /** A session in the database that expects to be killed. */
  public PostgresSession enter(String role) {
    PostgresSession session = visit(role);
    sessions.add(session);
    return session;
  }

  /** A session that a protect entry spares. */
  PostgresSession dump(String role) {
    var session = new PostgresSession(server.connect("wiki", role, "", "pg_dump"));
    sessions.add(session);
    return session;
  }

  /** A session for whoever closes it. */
  public PostgresSession visit(String role) {
    return new PostgresSession(server.connect("wiki", role, "", "visitor"));
  }

  /** Whether a role gets into the database. */
  boolean gets(String role) {
    var properties = new Properties();
    properties.setProperty("user", role);
    try (Connection connection = DriverManager.getConnection(server.url("wiki"), properties)) {
      return connection.isValid(5);
    } catch (SQLException refused) {
      return false;
    }
  }

  int port() {
    return server.port();
  }

  void stop() {
    server.stop();
  }

  void start() {
    server.start();
  }

  PostgresServer server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
  }
}

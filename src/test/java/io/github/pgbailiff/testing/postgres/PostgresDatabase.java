package io.github.pgbailiff.testing.postgres;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of a test class's own, with roles of its own, on the server of the JVM.
 *
 * <p>{@link #close()} fails when a session of it is left.
 */
public final class PostgresDatabase implements AutoCloseable {
  /** The password of every role that {@link #role} makes. */
  public static final String PASSWORD = "test";

  /** The application name of the fixture's own connections. */
  static final String FIXTURE = "test fixture";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LEAVING = Duration.ofSeconds(3);

  private final PostgresServer server;
  private final String name = "t" + UUID.randomUUID().toString().substring(0, 8);
  private final List<String> roles = new ArrayList<>();
  private final List<PostgresSession> sessions = new CopyOnWriteArrayList<>();
  private final Connection administration;

  public PostgresDatabase(PostgresServer server) {
    this.server = server;
    this.administration = server.connect("postgres", FIXTURE);
    execute("CREATE DATABASE " + name);
  }

  public PostgresServer server() {
    return server;
  }

  public String name() {
    return name;
  }

  /** The URL of the database, without credentials. */
  public String url() {
    return server.url(name);
  }

  /** A new connection per call, of the superuser, to this database. */
  public DataSource dataSource() {
    var source = new PGSimpleDataSource();
    source.setUrl(url());
    source.setUser(server.superuser());
    source.setPassword(server.password());
    source.setApplicationName(FIXTURE);
    return source;
  }

  /**
   * Makes a role that may log in, under a name that no other class uses.
   *
   * @param options such as {@code SUPERUSER} or {@code IN ROLE pg_signal_backend}
   * @return its name, which ends with {@code kind}
   */
  public String role(String kind, String options) {
    String role = name + "_" + kind;
    execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + PASSWORD + "' " + options);
    roles.add(role);
    return role;
  }

  /** Makes the role that pgbailiff logs in as, with the rights to read and to signal. */
  public String bailiff() {
    return role("bailiff", "IN ROLE pg_signal_backend, pg_read_all_stats");
  }

  public String role(String kind) {
    return role(kind, "");
  }

  /** Opens a session of a role in this database that expects to be killed. */
  public PostgresSession session(String user, String applicationName) {
    String password = user.equals(server.superuser()) ? server.password() : PASSWORD;
    var session = new PostgresSession(server.connect(name, user, password, applicationName));
    sessions.add(session);
    return session;
  }

  /** Opens a session of the superuser in this database that expects to be killed. */
  public PostgresSession session(String applicationName) {
    return session(server.superuser(), applicationName);
  }

  /** Runs a statement as the superuser in the maintenance database. */
  public void execute(String sql) {
    try (Statement statement = administration.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new AssertionError(sql, failure);
    }
  }

  /** The first column of what a query by the superuser in the maintenance database gives. */
  public List<String> query(String sql) {
    try (Statement statement = administration.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
      return values;
    } catch (SQLException failure) {
      throw new AssertionError(sql, failure);
    }
  }

  /** Waits until a query by the superuser in the maintenance database gives {@code t}. */
  public void awaitTrue(String sql) {
    awaitTrue(sql, PATIENCE);
  }

  /** Waits until {@code pg_stat_activity} shows the session as the condition says. */
  public void awaitTrue(PostgresSession session, String condition) {
    awaitTrue("SELECT " + condition + " FROM pg_stat_activity WHERE pid = " + session.pid());
  }

  private void awaitTrue(String sql, Duration patience) {
    await(sql).atMost(patience).until(() -> query(sql).equals(List.of("t")));
  }

  /** Ends the sessions that were opened by {@link #session}. */
  public void closeSessions() {
    // A backend in the middle of a statement would not notice that its client has left.
    for (PostgresSession session : sessions) {
      query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = "
              + session.pid()
              + " AND datname = '"
              + name
              + "'");
      session.close();
    }
    sessions.clear();
  }

  @Override
  public void close() {
    closeSessions();
    try {
      awaitTrue("SELECT NOT EXISTS (" + leftovers() + ")", LEAVING);
    } catch (org.awaitility.core.ConditionTimeoutException _) {
      throw new AssertionError("sessions left behind: " + query(leftovers()));
    } finally {
      drop();
    }
  }

  private String leftovers() {
    String ours = "datname = '" + name + "' OR usename LIKE '" + name + "\\_%'";
    return "SELECT concat_ws(' ', pid, usename, application_name, datname, state, query)"
        + " FROM pg_stat_activity WHERE client_port IS NOT NULL AND pid <> pg_backend_pid() AND "
        + (server.ours() ? "application_name <> '" + FIXTURE + "'" : "(" + ours + ")");
  }

  private void drop() {
    // A session that was left behind has failed the test already.
    query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
    execute("DROP DATABASE " + name);
    roles.reversed().forEach(role -> execute("DROP ROLE IF EXISTS " + role));
    try {
      administration.close();
    } catch (SQLException failure) {
      throw new AssertionError("the fixture's connection does not close", failure);
    }
  }
}

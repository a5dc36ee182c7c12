package io.github.pgbailiff.testing.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A PostgreSQL of a test's own that asks one role for its password, which may change, and counts
 * who does not know it. What the role should log in with stands in a file.
 */
public final class PasswordServer implements AutoCloseable {
  public static final String ROLE = "bailiff";

  private static final String REFUSED = "password authentication failed for user \"" + ROLE + "\"";

  private final PostgresEmbedded server =
      PostgresServer.embedded(
          Map.of(
              "logging_collector", "on",
              "log_directory", "log",
              "log_filename", "server.log"));
  private final Connection root = server.connect("postgres", "test fixture");
  private final RotatedPassword password;

  /**
   * @param folder where the file is kept
   * @param rights of the role, such as {@code IN ROLE pg_monitor}
   */
  public PasswordServer(Path folder, String rights) {
    this.password = new RotatedPassword(ROLE, folder.resolve("password"), this::run);
    RotatedPassword.demand(root, ROLE);
    run("CREATE ROLE " + ROLE + " LOGIN " + rights);
    rotate();
  }

  public String url(String database) {
    return server.url(database);
  }

  public Path file() {
    return password.file();
  }

  /** Sets another password, and puts it into the file. */
  public void rotate() {
    password.rotate();
  }

  /** Sets the role's password, and leaves the file as it is. */
  public void set(String next) {
    password.set(next);
  }

  /** What should be logged in with from now on. */
  public void write(String next) {
    password.write(next);
  }

  /** Ends the sessions of the role, so that it has to log in anew. */
  public void disconnect() {
    run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + ROLE + "'");
  }

  /** How often a wrong password was tried, as the server's log tells. */
  public long refusals() {
    return ask("SELECT pg_read_file('log/server.log')")
        .lines()
        .filter(it -> it.contains(REFUSED))
        .count();
  }

  public void run(String sql) {
    try (Statement statement = root.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private String ask(String sql) {
    try (Statement statement = root.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}

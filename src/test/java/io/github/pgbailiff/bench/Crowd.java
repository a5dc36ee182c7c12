package io.github.pgbailiff.bench;

import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server with many sessions of the role {@code app}. */
final class Crowd implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PostgresEmbedded server;
  private final Connection administration;
  private final List<PostgresSession> sessions = new ArrayList<>();

  Crowd() {
    this(List.of("127.0.0.1"));
  }

  /**
   * @param addresses that it listens on; the first one is 127.0.0.1
   */
  Crowd(List<String> addresses) {
    server =
        PostgresServer.embedded(
            Map.of(
                "max_connections",
                "1100",
                "deadlock_timeout",
                "10min",
                "listen_addresses",
                String.join(",", addresses)));
    administration = server.connect("postgres", "bench");
    run("CREATE ROLE app LOGIN", "CREATE TABLE stock (id int PRIMARY KEY, qty int)");
    run("INSERT INTO stock VALUES (1, 1)", "GRANT ALL ON stock TO app");
  }

  /** The server as pgbailiff knows it. */
  ClusterSettings cluster(String name) {
    return new ClusterSettings(
        new Cluster(name, Map.of()),
        server.url("postgres"),
        Optional.of("postgres"),
        Optional.empty(),
        List.of());
  }

  int port() {
    return server.port();
  }

  String url() {
    return server.url("postgres");
  }

  /** Lets so many sessions in. */
  List<PostgresSession> enter(int number) {
    for (int i = 0; i < number; i++) {
      sessions.add(new PostgresSession(server.connect("postgres", "app", "", "crowd")));
    }
    return sessions;
  }

  /** How many sessions of the crowd there are. */
  int present() {
    return number("SELECT count(*) FROM pg_stat_activity WHERE usename = 'app'");
  }

  int number(String sql) {
    try (Statement statement = administration.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException failure) {
      throw new AssertionError(sql, failure);
    }
  }

  void run(String... statements) {
    try (Statement statement = administration.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  /** Lets everybody go. */
  void leave() {
    run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'app'");
    sessions.forEach(PostgresSession::close);
    sessions.clear();
    await().atMost(PATIENCE).until(() -> present() == 0);
  }

  @Override
  public void close() {
    leave();
    server.close();
  }
}

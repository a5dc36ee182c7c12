package io.github.pgbailiff.postgres.connection;

import io.github.pgbailiff.postgres.sql.ServerEncoding;
import io.github.pgbailiff.postgres.sql.ServerVersion;
import io.github.pgbailiff.secret.LoginAttempts;
import io.github.pgbailiff.sql.NamedStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.Driver;
import org.postgresql.util.GT;

/** A new connection each time, closed after use: for commands that ask a cluster once. */
public final class PlainConnections implements ConnectionSource {
  /** The longest that opening a connection takes. */
  static final int LOGIN_SECONDS = 5;

  private static final Driver DRIVER = new Driver();

  private final Map<ClusterAccess, LoginAttempts> attempts = new ConcurrentHashMap<>();

  @Override
  public Connection borrow(ClusterSettings cluster, String applicationName) throws SQLException {
    return open(ClusterAccess.of(cluster), applicationName);
  }

  Connection open(ClusterAccess cluster, String applicationName) throws SQLException {
    Connection connection =
        attempts(cluster).open(password -> connect(cluster, properties(cluster, password)));
    try {
      prepare(connection);
      ApplicationName.set(connection, applicationName);
      return connection;
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }

  private LoginAttempts attempts(ClusterAccess cluster) {
    return attempts.computeIfAbsent(
        cluster,
        _ ->
            new LoginAttempts(
                "cluster " + cluster.cluster(), cluster.password(), InstantSource.system()));
  }

  /** Whether a program that prints the cluster's password is run, or was within that time. */
  boolean runsProgram(ClusterAccess cluster, Duration within) {
    return attempts(cluster).runsProgram(within);
  }

  /** Forgets how it went at others. */
  void retain(Set<ClusterAccess> clusters) {
    attempts.keySet().retainAll(clusters);
  }

  /** The clusters that do not let pgbailiff in, and when they are tried again. */
  List<String> refusals() {
    return attempts.entrySet().stream()
        .flatMap(it -> it.getValue().problem().map(wait -> refusal(it.getKey(), wait)).stream())
        .sorted()
        .toList();
  }

  private static String refusal(ClusterAccess cluster, String wait) {
    return cluster.cluster() + " does not let pgbailiff in; " + wait;
  }

  /** Without the driver manager, which would load the drivers of other databases too. */
  private static Connection connect(ClusterAccess cluster, Properties properties)
      throws SQLException {
    long start = System.nanoTime();
    try {
      Connection connection = DRIVER.connect(cluster.url(), properties);
      if (connection == null) {
        throw new SQLException("\"" + cluster.url() + "\" is no URL of PostgreSQL", "08001");
      }
      return connection;
    } catch (SQLException failure) {
      throw GT.tr("Connection attempt timed out.").equals(failure.getMessage())
          ? new Hosts(cluster.url())
              .unanswered(Duration.ofSeconds((System.nanoTime() - start) / 1_000_000_000))
              .orElse(failure)
          : Encryption.explained(failure);
    }
  }

  /** Times in seconds. What the URL itself says wins. */
  private static Properties properties(ClusterAccess cluster, Optional<String> password) {
    var properties = new Properties();
    cluster.username().ifPresent(name -> properties.setProperty("user", name));
    password.ifPresent(it -> properties.setProperty("password", it));
    properties.setProperty("ApplicationName", ApplicationName.PLAIN);
    properties.setProperty("connectTimeout", "3");
    properties.setProperty("loginTimeout", Integer.toString(LOGIN_SECONDS));
    // Longer than statement_timeout: only a server that says nothing at all runs into it.
    properties.setProperty("socketTimeout", "8");
    properties.setProperty("cancelSignalTimeout", "3");
    properties.setProperty("tcpKeepAlive", "true");
    // What is asked again is kept planned: to plan takes three times as long as to run.
    properties.setProperty("prepareThreshold", "2");
    // Of UTF-8, where the server would have to convert what it cannot.
    properties.setProperty("allowEncodingChanges", "true");
    properties.setProperty("requireAuth", Encryption.ASKED_FOR);
    return properties;
  }

  private static void prepare(Connection connection) throws SQLException {
    ServerVersion version = ServerVersion.of(connection);
    if (!version.isAtLeast(ServerVersion.OLDEST)) {
      PinnedSettings.refuseOld(connection, version);
    }
    NamedStatements.onlyWithoutPooler(connection, () -> PinnedSettings.on(connection, version));
    ServerEncoding.unconverted(connection);
  }

  @Override
  public void close() {}
}

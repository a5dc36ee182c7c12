package io.github.pgbailiff.testing.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A primary and its streaming standby, which changes places with it when it is promoted.
 *
 * <p>You own both.
 */
public final class PostgresPair implements AutoCloseable {
  private final PostgresEmbedded one;
  private final PostgresEmbedded other;
  private volatile PostgresEmbedded primary;

  private PostgresPair(PostgresEmbedded one) {
    this.one = one;
    this.other = one.standby();
    this.primary = one;
  }

  /** A standby of that server, which goes on. */
  public static PostgresPair of(PostgresEmbedded server) {
    return new PostgresPair(server);
  }

  /** Two new servers. */
  public static PostgresPair start(Map<String, String> settings) {
    return of(PostgresServer.embedded(settings));
  }

  /** The URL of a database on whichever of the two is the primary. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/%s?targetServerType=primary"
        .formatted(one.port(), other.port(), database);
  }

  public PostgresEmbedded primary() {
    return primary;
  }

  public PostgresEmbedded standby() {
    return primary == one ? other : one;
  }

  /** From now on nothing is committed that the standby has not written down too. */
  public PostgresPair synchronous() {
    primary.run("ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()");
    await(primary, "SELECT count(*) > 0 FROM pg_stat_replication WHERE sync_state = 'sync'");
    return this;
  }

  /** Waits until the standby has everything that the primary has. */
  public void catchUp() {
    await(
        primary,
        // The embedded servers commit before they write: what is only inserted counts, too.
        "SELECT count(*) > 0 AND bool_and(replay_lsn >= pg_current_wal_insert_lsn()) FROM"
            + " pg_stat_replication");
  }

  /** The primary is gone, as when its machine is, and the standby takes over. */
  public void failOver() {
    PostgresEmbedded former = primary;
    former.stop();
    promote();
  }

  /** The primary crashes, and the standby takes over with what it has. */
  public void crash() {
    primary.crash();
    promote();
  }

  /** The standby takes over, and the primary that was does not know. */
  public void promote() {
    PostgresEmbedded next = standby();
    next.run(
        "ALTER SYSTEM RESET synchronous_standby_names",
        "SELECT pg_promote()",
        "SELECT pg_reload_conf()");
    await(next, "SELECT NOT pg_is_in_recovery()");
    primary = next;
  }

  /** The one that was the primary comes back as a standby of the other. */
  public void rejoin() {
    standby().follow(primary);
    await(primary, "SELECT count(*) > 0 FROM pg_stat_replication WHERE state = 'streaming'");
  }

  private static void await(PostgresEmbedded server, String question) {
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .pollInterval(50, TimeUnit.MILLISECONDS)
        .ignoreExceptions()
        .until(() -> isTrue(server, question));
  }

  private static boolean isTrue(PostgresEmbedded server, String question) throws SQLException {
    try (Connection connection = server.connect("postgres", PostgresDatabase.FIXTURE);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  @Override
  public void close() {
    other.close();
    one.close();
  }
}

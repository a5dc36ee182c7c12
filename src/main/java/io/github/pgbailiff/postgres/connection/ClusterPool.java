package io.github.pgbailiff.postgres.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import io.github.pgbailiff.postgres.sql.Failure;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/** The connections to one cluster: at most three, one of which is always open, unless it sleeps. */
final class ClusterPool implements AutoCloseable {
  /** Short enough for an answer within 3 s when a server is down: longer seems hung in a chat. */
  private static final Duration WAIT = Duration.ofMillis(2_500);

  /** Longer than anybody waits for a connection. */
  private static final Duration QUIET = Duration.ofSeconds(5);

  private static final String BYPASS = "com.zaxxer.hikari.aliveBypassWindowMs";

  static {
    // A connection that was killed just now must not reach anybody; the check costs microseconds.
    // The pool reads the property once for each pool, so it has to be there before the first. With
    // 0 it would not check what was used in the same millisecond.
    if (System.getProperty(BYPASS) == null) {
      System.setProperty(BYPASS, "-1");
    }
  }

  /** As long as a program may take that prints a password, or statements of others do. */
  private static final int MOST_WAITS = 5;

  private final HikariDataSource pool;
  private final ClusterAccess access;
  private final PlainConnections logins;
  private volatile long used = System.nanoTime();

  /** Starts to connect, without waiting. */
  ClusterPool(HikariConfig config, ClusterAccess access, PlainConnections logins) {
    this.pool = new HikariDataSource(config);
    this.access = access;
    this.logins = logins;
  }

  static HikariConfig configuration(String name, ClusterAccess access, PlainConnections logins) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(new PreparedDataSource(logins, access));
    config.setMaximumPoolSize(3);
    config.setMinimumIdle(access.isAlwaysConnected() ? 1 : 0);
    // The shortest that the pool knows: what was opened for a rush, or for one who named a cluster.
    config.setIdleTimeout(Duration.ofSeconds(10).toMillis());
    config.setConnectionTimeout(WAIT.toMillis());
    config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
    config.setKeepaliveTime(access.isAlwaysConnected() ? Duration.ofSeconds(30).toMillis() : 0);
    config.setInitializationFailTimeout(-1);
    // A warm connection that retires while the server is full never comes back.
    config.setMaxLifetime(0);
    config.setExceptionOverride(new SwitchedOff());
    config.setThreadFactory(Thread.ofVirtual().name(name + "-", 0).factory());
    return config;
  }

  /**
   * A failure that the pool takes for the end of a connection, and that is none: services say so of
   * functions that they switched off, and whoever asked goes on without.
   */
  private static final class SwitchedOff implements SQLExceptionOverride {
    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
      return "0A000".equals(failure.getSQLState())
          ? SQLExceptionOverride.Override.DO_NOT_EVICT
          : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
  }

  /** Somebody is about to borrow. */
  void touch() {
    used = System.nanoTime();
  }

  /** Whether nothing runs on it, and nobody waits for a connection. */
  boolean isQuiet() {
    return System.nanoTime() - used > QUIET.toNanos()
        && pool.getHikariPoolMXBean().getActiveConnections() == 0;
  }

  boolean isWarm() {
    return pool.getHikariPoolMXBean().getTotalConnections() > 0;
  }

  Connection borrow() throws SQLException {
    return borrow(1);
  }

  /** The same for who would rather wait than give up while others use what there is. */
  Connection borrowPatiently() throws SQLException {
    return borrow(MOST_WAITS);
  }

  /**
   * A connection.
   *
   * @param turns how often it is waited for those who use it
   */
  private Connection borrow(int turns) throws SQLException {
    for (int waits = 1; ; waits++) {
      try {
        return pool.getConnection();
      } catch (SQLTransientConnectionException failure) {
        boolean another =
            logins.runsProgram(access, WAIT)
                || Failure.of(failure).wasEnded()
                || (waits < turns && pool.getHikariPoolMXBean().getActiveConnections() > 0);
        if (waits == MOST_WAITS || !another) {
          throw meant(failure);
        }
      }
    }
  }

  private SQLException meant(SQLTransientConnectionException failure) {
    // The pool says nothing of a server that does not say a word either.
    boolean silent = failure.getCause() == null;
    if (silent && pool.getHikariPoolMXBean().getTotalConnections() == 0) {
      return new Hosts(access.url())
          .unanswered(WAIT)
          .orElseGet(() ->
              new SQLNonTransientConnectionException("nobody answers there", "08001", failure));
    }
    // That the former one is closed is not why there is no other one.
    return Failure.of(failure).state().equals("08003")
        ? new SQLNonTransientConnectionException(
            "no other connection in time", "08001", new SocketTimeoutException())
        : failure;
  }

  @Override
  public void close() {
    pool.close();
  }
}

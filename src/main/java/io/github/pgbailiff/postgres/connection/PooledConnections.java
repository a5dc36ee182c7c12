package io.github.pgbailiff.postgres.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * At most three connections to each cluster, one of which is always open: it works on when no other
 * can be had because the server is full.
 *
 * <p>You own it: {@link #close()} closes the connections.
 */
public final class PooledConnections implements ConnectionSource {
  /** Short enough for an answer within 3 s when a server is down: longer seems hung in a chat. */
  private static final Duration WAIT = Duration.ofMillis(2_500);

  private static final int TOLD = 5;
  private static final String BYPASS = "com.zaxxer.hikari.aliveBypassWindowMs";

  static {
    // A connection that was killed just now must not reach anybody; the check costs microseconds.
    // The pool reads the property once for each pool, so it has to be there before the first. With
    // 0 it would not check what was used in the same millisecond.
    if (System.getProperty(BYPASS) == null) {
      System.setProperty(BYPASS, "-1");
    }
  }

  private final Map<String, HikariDataSource> pools = new ConcurrentHashMap<>();
  private final PlainConnections logins = new PlainConnections();

  /** One thread looks after all pools, however many clusters there are. */
  private final ScheduledThreadPoolExecutor housekeeping =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("cluster-pools").factory());

  private final Optional<MeterRegistry> metrics;

  /** Starts to connect to all of them at once, without waiting. */
  public PooledConnections(List<ClusterSettings> clusters) {
    this(clusters, Optional.empty());
  }

  /** As the other, and the pools measure themselves, each under its cluster's name. */
  public PooledConnections(List<ClusterSettings> clusters, MeterRegistry metrics) {
    this(clusters, Optional.of(metrics));
  }

  private PooledConnections(List<ClusterSettings> clusters, Optional<MeterRegistry> metrics) {
    this.metrics = metrics;
    housekeeping.setRemoveOnCancelPolicy(true);
    clusters.stream()
        .filter(it -> it.connect() == ClusterSettings.Connect.ALWAYS)
        .forEach(this::pool);
  }

  @Override
  public Connection borrow(ClusterSettings cluster, String applicationName) throws SQLException {
    Connection connection = connection(pool(cluster));
    try {
      ApplicationName.set(connection, applicationName);
      return connection;
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }

  private static Connection connection(HikariDataSource pool) throws SQLException {
    try {
      return pool.getConnection();
    } catch (SQLTransientConnectionException failure) {
      // The pool says nothing of a server that does not say a word either.
      boolean silent = failure.getCause() == null;
      if (silent && pool.getHikariPoolMXBean().getTotalConnections() == 0) {
        throw new SQLNonTransientConnectionException("nobody answers there", "08001", failure);
      }
      throw failure;
    }
  }

  private HikariDataSource pool(ClusterSettings cluster) {
    return pools.computeIfAbsent(cluster.cluster().name(), _ -> open(cluster));
  }

  private HikariDataSource open(ClusterSettings cluster) {
    var config = new HikariConfig();
    config.setPoolName("cluster-" + cluster.cluster().name());
    config.setDataSource(new PreparedDataSource(logins, cluster));
    config.setMaximumPoolSize(3);
    boolean always = cluster.connect() == ClusterSettings.Connect.ALWAYS;
    config.setMinimumIdle(always ? 1 : 0);
    // The shortest that the pool knows: what was opened for a rush, or for one who named a cluster.
    config.setIdleTimeout(Duration.ofSeconds(10).toMillis());
    config.setConnectionTimeout(WAIT.toMillis());
    config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
    config.setKeepaliveTime(always ? Duration.ofSeconds(30).toMillis() : 0);
    config.setInitializationFailTimeout(-1);
    // A warm connection that retires while the server is full never comes back.
    config.setMaxLifetime(0);
    config.setScheduledExecutor(housekeeping);
    metrics.ifPresent(config::setMetricRegistry);
    config.setThreadFactory(Thread.ofVirtual().name(config.getPoolName() + "-", 0).factory());
    return new HikariDataSource(config);
  }

  /** The clusters that do not let pgbailiff in, and when they are tried again; in one line. */
  public Optional<String> refusals() {
    List<String> all = logins.refusals();
    String more = all.size() > TOLD ? ", and %d more".formatted(all.size() - TOLD) : "";
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(", ", all.subList(0, Math.min(TOLD, all.size()))) + more);
  }

  @Override
  public void close() {
    // Each waits for a connection that is being opened, as long as a silent server takes.
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      pools.values().forEach(pool -> threads.execute(pool::close));
    }
    housekeeping.shutdownNow();
  }
}

package io.github.pgbailiff.postgres.connection;

import com.zaxxer.hikari.HikariConfig;
import io.github.pgbailiff.postgres.sql.Failure;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * At most three connections to each cluster, one of which is always open: it works on when no other
 * can be had because the server is full.
 *
 * <p>You own it: {@link #close()} closes the connections.
 */
public final class PooledConnections implements ConnectionSource {
  private static final int TOLD = 5;

  private final Map<ClusterAccess, ClusterPool> pools = new ConcurrentHashMap<>();
  private final Map<String, Integer> opened = new ConcurrentHashMap<>();
  private final PlainConnections logins = new PlainConnections();
  private volatile Set<ClusterAccess> configured = Set.of();

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
    var _ = housekeeping.scheduleWithFixedDelay(this::closeLeft, 1, 1, TimeUnit.SECONDS);
    retain(clusters);
  }

  @Override
  public void retain(List<ClusterSettings> clusters) {
    configured = clusters.stream().map(ClusterAccess::of).collect(Collectors.toUnmodifiableSet());
    configured.stream().filter(ClusterAccess::isAlwaysConnected).forEach(this::pool);
    logins.retain(configured);
  }

  @Override
  public void tryAgain() {
    logins.retain(Set.of());
  }

  @Override
  public Connection borrow(ClusterSettings cluster, String applicationName) throws SQLException {
    return named(pool(ClusterAccess.of(cluster))::borrow, applicationName);
  }

  @Override
  public boolean isWarm(ClusterSettings cluster) {
    return Optional.ofNullable(pools.get(ClusterAccess.of(cluster)))
        .filter(ClusterPool::isWarm)
        .isPresent();
  }

  @Override
  public ConnectionSource patient() {
    return new ConnectionSource() {
      @Override
      public Connection borrow(ClusterSettings cluster, String applicationName)
          throws SQLException {
        return named(pool(ClusterAccess.of(cluster))::borrowPatiently, applicationName);
      }

      @Override
      public boolean takesTurns() {
        return false;
      }

      @Override
      public void close() {}
    };
  }

  /** One that is still there when it has its name. */
  private static Connection named(Lender pool, String applicationName) throws SQLException {
    for (int tries = 1; ; tries++) {
      Connection connection = pool.lend();
      try {
        ApplicationName.set(connection, applicationName);
        return connection;
      } catch (SQLException failure) {
        connection.close();
        if (!Failure.of(failure).isWorthAnother(tries)) {
          throw failure;
        }
      }
    }
  }

  @FunctionalInterface
  private interface Lender {
    Connection lend() throws SQLException;
  }

  /** One that nobody closes before there was time to borrow from it. */
  private ClusterPool pool(ClusterAccess access) {
    return pools.compute(
        access,
        (_, present) -> {
          ClusterPool pool = present == null ? open(access) : present;
          pool.touch();
          return pool;
        });
  }

  private ClusterPool open(ClusterAccess access) {
    int before = opened.merge(access.cluster(), 1, Integer::sum) - 1;
    // The pool that another entry of the name has left behind may still measure itself.
    String name = "cluster-" + access.cluster() + (before == 0 ? "" : "~" + before);
    HikariConfig config = ClusterPool.configuration(name, access, logins);
    config.setScheduledExecutor(housekeeping);
    metrics.ifPresent(config::setMetricRegistry);
    return new ClusterPool(config, access, logins);
  }

  /** Closes the pools that no cluster has any more and nothing runs on. */
  private void closeLeft() {
    for (ClusterAccess access : pools.keySet()) {
      if (!configured.contains(access)) {
        List<ClusterPool> left = new ArrayList<>();
        pools.computeIfPresent(
            access,
            (_, pool) -> {
              boolean over = pool.isQuiet();
              if (over) {
                left.add(pool);
              }
              return over ? null : pool;
            });
        left.forEach(pool -> Thread.ofVirtual().name("pool-close").start(pool::close));
      }
    }
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

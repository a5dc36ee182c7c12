package io.github.pgbailiff.watch;

import io.github.pgbailiff.alert.Alerts;
import io.github.pgbailiff.alert.Enders;
import io.github.pgbailiff.alert.LastHour;
import io.github.pgbailiff.alert.LastHours;
import io.github.pgbailiff.alert.Sighted;
import io.github.pgbailiff.alert.WatchRule;
import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The watch over all clusters. Each is looked at by itself, so that one that does not answer costs
 * the others nothing, and never twice at a time.
 */
public final class Watch implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final Duration PURGED_EVERY = Duration.ofHours(1);

  private final WatchSettings settings;
  private final Map<String, ClusterWatch> clusters;
  private final Supplier<Alerts> alerts;
  private final Enders enders;
  private final Function<String, Predicate<Session>> caused;
  private final InstantSource clock;
  private final Meter meter;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private Instant last = Instant.EPOCH;
  private Instant purged = Instant.EPOCH;
  private volatile Set<String> standing = Set.of();

  /** Hears of each look. */
  @FunctionalInterface
  public interface Meter {
    void looked(String cluster, boolean answered, Duration took);

    /** Nobody measures. */
    Meter NONE = (_, _, _) -> {};
  }

  /**
   * Looks at nothing yet.
   *
   * @param enders which request ended what an alert was about
   * @param caused the sessions of a cluster of which pgbailiff itself is the cause
   */
  public Watch(
      WatchSettings settings,
      List<PostgresCluster> clusters,
      Supplier<Alerts> alerts,
      Enders enders,
      Function<String, Predicate<Session>> caused,
      LastHours hours,
      InstantSource clock,
      Meter meter) {
    this.meter = meter;
    this.settings = settings;
    this.clusters =
        clusters.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    it -> it.cluster().name(),
                    it -> new ClusterWatch(it, settings.rules(), hours.of(it.cluster().name()))));
    this.alerts = alerts;
    this.enders = enders;
    this.caused = caused;
    this.clock = clock;
  }

  /** What the rules would tell of a cluster at this moment, were it true for long enough. */
  public static List<Sighted> now(WatchSettings settings, PostgresCluster cluster, Instant now) {
    List<WatchRule> rules = settings.rules().stream().map(WatchRule::atOnce).toList();
    return new ClusterWatch(cluster, rules, new LastHour()).look(now, _ -> false).sighted();
  }

  /** Begins a round when it is time for one. */
  @Override
  public void run() {
    Instant now = clock.instant();
    if (!settings.isOn() || now.isBefore(last.plus(settings.every()))) {
      return;
    }
    last = now;
    alerts.get().snoozes().wake();
    if (!now.isBefore(purged.plus(PURGED_EVERY))) {
      alerts.get().purge();
      purged = now;
    }
    standing = alerts.get().clusters();
    clusters.forEach((name, cluster) -> {
      if (busy.add(name)) {
        Thread.ofVirtual().name("watch-" + name).start(() -> round(name, cluster));
      }
    });
  }

  private void round(String name, ClusterWatch cluster) {
    try {
      ClusterWatch.Look look = look(name, cluster);
      if (!look.sighted().isEmpty() || standing.contains(name)) {
        alerts
            .get()
            .looked(
                name,
                rule -> look.answered() || isUnreachable(rule),
                look.sighted(),
                settings.channels(),
                new ServerEnders(enders, look.server()));
        alerts.get().beside(name, look.seen());
      }
    } catch (StoreException e) {
      LOG.warn("the watch of {} waits for the store: {}", name, e.getMessage());
    } catch (RuntimeException e) { // the next round may do better
      LOG.error("the watch of {} failed", name, e);
    } finally {
      busy.remove(name);
    }
  }

  private ClusterWatch.Look look(String name, ClusterWatch cluster) {
    long start = System.nanoTime();
    ClusterWatch.Look look = cluster.look(clock.instant(), caused.apply(name));
    meter.looked(name, look.answered(), Duration.ofNanos(System.nanoTime() - start));
    return look;
  }

  private boolean isUnreachable(String rule) {
    return settings.rules().stream()
        .anyMatch(it -> it.name().equals(rule) && it.trigger() instanceof WatchRule.Unreachable);
  }
}

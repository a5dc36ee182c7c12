package io.github.pgbailiff.watch;

import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Alerts;
import io.github.pgbailiff.alert.Enders;
import io.github.pgbailiff.alert.LastHour;
import io.github.pgbailiff.alert.LastHours;
import io.github.pgbailiff.alert.Sighted;
import io.github.pgbailiff.alert.WatchRule;
import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The watch over all clusters. Each is looked at by itself, never twice at a time, and not too many
 * at once: a machine that is asked for a thousand answers at the same moment gets none in time.
 * Those that were silent take turns of their own, so that they cost the others one look at most.
 */
public final class Watch implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final Duration PURGED_EVERY = Duration.ofHours(1);
  private static final int AT_ONCE = 64;

  private final WatchSettings settings;
  private final Map<String, ClusterWatch> clusters;
  private final Supplier<Alerts> alerts;
  private final ConfiguredEnders enders;
  private final Function<String, Predicate<Session>> caused;
  private final InstantSource clock;
  private final Meter meter;
  private final WatchMemory memory;
  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final Semaphore turnsOfSilent = new Semaphore(AT_ONCE);
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
   * @param heard whether another program could still say that its alert is over
   * @param enders which request ended what an alert was about
   * @param memory what goes on from the watch before this one
   * @param caused the sessions of a cluster of which pgbailiff itself is the cause
   */
  public Watch(
      WatchSettings settings,
      List<PostgresCluster> clusters,
      Supplier<Alerts> alerts,
      Predicate<Alert> heard,
      Enders enders,
      Function<String, Predicate<Session>> caused,
      LastHours hours,
      WatchMemory memory,
      InstantSource clock,
      Meter meter) {
    this.meter = meter;
    this.settings = settings;
    this.memory = memory;
    this.clusters =
        clusters.stream()
            .collect(
                Collectors.toUnmodifiableMap(it -> it.cluster().name(), it -> watch(it, hours)));
    this.alerts = alerts;
    List<Cluster> watched = clusters.stream().map(PostgresCluster::cluster).toList();
    this.enders = new ConfiguredEnders(settings, watched, heard, enders);
    this.caused = caused;
    this.clock = clock;
  }

  private ClusterWatch watch(PostgresCluster cluster, LastHours hours) {
    String name = cluster.cluster().name();
    return new ClusterWatch(cluster, settings.rules(), hours.of(name), memory.began(name));
  }

  /** What the rules would tell of a cluster at this moment, were it true for long enough. */
  public static List<Sighted> now(WatchSettings settings, PostgresCluster cluster, Instant now) {
    List<WatchRule> rules = settings.rules().stream().map(WatchRule::atOnce).toList();
    return new ClusterWatch(cluster, rules, new LastHour(), new HashMap<>())
        .look(now, _ -> false)
        .sighted();
  }

  /** Begins a round when it is time for one. */
  @Override
  public void run() {
    Instant now = clock.instant();
    if (!Durations.havePassed(settings.every(), memory.last, now)) {
      return;
    }
    memory.last = now;
    alerts.get().snoozes().wake();
    if (Durations.havePassed(PURGED_EVERY, memory.purged, now)) {
      alerts.get().purge();
      memory.purged = now;
    }
    standing = alerts.get().clusters();
    standing.stream().filter(it -> !clusters.containsKey(it)).forEach(this::leave);
    clusters.forEach((name, cluster) -> {
      if ((settings.isOn() || standing.contains(name)) && memory.busy.add(name)) {
        Thread.ofVirtual().name("watch-" + name).start(() -> round(name, cluster));
      }
    });
  }

  private void round(String name, ClusterWatch cluster) {
    Semaphore turn = memory.silent.contains(name) ? turnsOfSilent : turns;
    turn.acquireUninterruptibly();
    try {
      Instant began = clock.instant();
      ClusterWatch.Look look = look(name, cluster, began);
      if (look.hasNews(clock.instant()) || standing.contains(name)) {
        keep(name, began, look);
        alerts.get().beside(name, look.seen());
      }
    } catch (StoreException e) {
      LOG.warn("the watch of {} waits for the store: {}", name, e.getMessage());
    } catch (RuntimeException e) { // the next round may do better
      LOG.error("the watch of {} failed", name, e);
    } finally {
      turn.release();
      memory.busy.remove(name);
    }
  }

  private void keep(String name, Instant began, ClusterWatch.Look look) {
    alerts
        .get()
        .looked(
            name,
            began,
            it -> isJudged(it, look),
            look.sighted(),
            settings.channels(),
            new ServerEnders(enders, look.server()));
  }

  private ClusterWatch.Look look(String name, ClusterWatch cluster, Instant began) {
    long start = System.nanoTime();
    ClusterWatch.Look look = cluster.look(began, caused.apply(name));
    meter.looked(name, look.answered(), Duration.ofNanos(System.nanoTime() - start));
    if (look.answered()) {
      memory.silent.remove(name);
    } else {
      memory.silent.add(name);
    }
    return look;
  }

  /** Nobody looks at it any more, so that nobody would ever say that it is over. */
  private void leave(String cluster) {
    Predicate<Alert> gone = it -> !enders.isWatched(it);
    alerts.get().looked(cluster, clock.instant(), gone, List.of(), settings.channels(), enders);
  }

  /** Whether a look says if it goes on: one that nobody watches for goes on for nobody. */
  private boolean isJudged(Alert alert, ClusterWatch.Look look) {
    boolean told = look.answered() || isUnreachable(alert.rule());
    return !enders.isWatched(alert) || (told && !alert.subject().isForeign());
  }

  private boolean isUnreachable(String rule) {
    return settings.rules().stream()
        .anyMatch(it -> it.name().equals(rule) && it.trigger() instanceof WatchRule.Unreachable);
  }
}

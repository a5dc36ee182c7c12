package io.github.pgbailiff.serve;

import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.config.ConfigurationLook;
import io.github.pgbailiff.config.schema.Problem;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The change from one configuration to the next while the program runs. One that is good is
 * recorded and taken whole; of one that is bad nothing is taken, and people are told.
 */
final class Reload {
  private static final Logger LOG = LoggerFactory.getLogger(Reload.class);

  private static final Problem BLANK =
      new Problem(
          "", "", 0, "there is neither a cluster nor a role in it; to mean that, restart with it");

  private final LiveProgram live;
  private final RestartKeys restart;
  private final ReloadNews news;
  private final Taken taken;
  private volatile State state;

  /**
   * The state of the last one.
   *
   * @param problems of the last that was read; none when it was taken
   * @param taken when the one in use was taken
   * @param waiting the keys that wait for a restart
   */
  private record State(int problems, Instant taken, List<String> waiting) {}

  /** Hears of each configuration that is taken. */
  @FunctionalInterface
  interface Taken {
    void taken(Configuration before, Configuration now);
  }

  Reload(LiveProgram live, String host, Taken taken) {
    this.live = live;
    this.taken = taken;
    this.restart = new RestartKeys(live.now().configuration());
    this.news = new ReloadNews(live, host);
    this.state = new State(0, records().clock().instant(), List.of());
  }

  /** Takes what was read, or leaves it. */
  void take(ConfigurationLook look) {
    Optional<Configuration> fresh = look.configuration();
    if (fresh.filter(Reload::isBlank).isPresent() && !isBlank(live.now().configuration())) {
      bad(List.of(BLANK));
    } else {
      fresh.ifPresentOrElse(it -> good(it, look.sources().hash()), () -> bad(look.problems()));
    }
  }

  /** Whether it is one of nothing, as a file has it that is just being written, on a full disk. */
  private static boolean isBlank(Configuration configuration) {
    return configuration.clusters().isEmpty() && configuration.roles().isEmpty();
  }

  private void good(Configuration fresh, String hash) {
    List<String> waiting = restart.changed(fresh);
    Configuration before = live.now().configuration();
    var change = ReloadNews.Change.between(before, fresh, waiting);
    news.record(hash, change);
    live.swap(restart.within(fresh));
    state = new State(0, records().clock().instant(), waiting);
    LOG.info("the configuration was read anew and is in use: {}", change);
    tell(() -> news.tellLeft(change));
    taken.taken(before, live.now().configuration());
  }

  private void bad(List<Problem> problems) {
    state = new State(problems.size(), state.taken(), state.waiting());
    LOG.error("the configuration cannot be used, the one of before stays:");
    problems.forEach(it -> LOG.error("  {}", it));
    tell(() -> news.tellProblems(problems));
  }

  private static void tell(Runnable telling) {
    try {
      telling.run();
    } catch (StoreException e) {
      LOG.warn("the audit channel is not told: {}", e.getMessage());
    }
  }

  private OpenStore records() {
    return live.now().records();
  }

  boolean isTaken() {
    return state.problems() == 0;
  }

  Instant taken() {
    return state.taken();
  }

  /** What is worth knowing about it. */
  Optional<String> note() {
    State now = state;
    if (now.problems() > 0) {
      return Optional.of(
          "the one that was read last has problems (%d) and is not in use, see the log"
              .formatted(now.problems()));
    }
    return now.waiting().isEmpty()
        ? Optional.empty()
        : Optional.of("needs a restart for " + String.join(", ", now.waiting()));
  }
}

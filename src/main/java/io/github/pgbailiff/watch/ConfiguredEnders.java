package io.github.pgbailiff.watch;

import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Enders;
import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.command.Cluster;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The ends of alerts: by people, or by a configuration that does not watch for them any more.
 *
 * @param clusters that are watched
 * @param heard whether another program could still say that its alert is over
 */
record ConfiguredEnders(
    WatchSettings settings, List<Cluster> clusters, Predicate<Alert> heard, Enders people)
    implements Enders {

  @Override
  public boolean areAtWork(Alert alert) {
    return isWatched(alert) && people.areAtWork(alert);
  }

  @Override
  public Optional<String> of(Alert alert) {
    return people
        .of(alert)
        .or(() -> isWatched(alert) ? Optional.empty() : Optional.of(Alert.UNWATCHED));
  }

  /** Whether anybody will say that it is over. */
  boolean isWatched(Alert alert) {
    return alert.subject().isForeign()
        ? heard.test(alert)
        : clusters.stream()
            .filter(it -> it.name().equals(alert.cluster()))
            .anyMatch(it -> settings.looksFor(alert.rule(), it));
  }
}

package io.github.pgbailiff.watch;

import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Enders;
import io.github.pgbailiff.alert.WatchSettings;
import java.util.Optional;

/** The ends of alerts: by people, or by a configuration that does not watch for them any more. */
record ConfiguredEnders(WatchSettings settings, Enders people) implements Enders {
  private static final String CHANGE = "a change of the configuration: nobody watches for it";

  @Override
  public boolean areAtWork(Alert alert) {
    return isWatchedFor(alert) && people.areAtWork(alert);
  }

  @Override
  public Optional<String> of(Alert alert) {
    return people.of(alert).or(() -> isWatchedFor(alert) ? Optional.empty() : Optional.of(CHANGE));
  }

  /** Those of a cluster that is not watched at all. */
  Enders leaving() {
    return new ConfiguredEnders(WatchSettings.none(), people);
  }

  private boolean isWatchedFor(Alert alert) {
    return settings.rules().stream().anyMatch(it -> it.name().equals(alert.rule()));
  }
}

package io.github.pgbailiff.watch;

import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Enders;
import io.github.pgbailiff.change.RunningServer;
import java.util.Optional;

/**
 * The ends of alerts that no request brought about: with its server ends what it was about.
 *
 * @param now the server that answers; empty where none does
 */
record ServerEnders(Enders requests, Optional<RunningServer> now) implements Enders {

  @Override
  public boolean areAtWork(Alert alert) {
    return requests.areAtWork(alert);
  }

  @Override
  public Optional<String> of(Alert alert) {
    return requests
        .of(alert)
        .or(() -> alert.latest().server().flatMap(before -> now.flatMap(it -> change(before, it))));
  }

  private static Optional<String> change(RunningServer before, RunningServer now) {
    if (before.equals(now)) {
      return Optional.empty();
    }
    return Optional.of(
        before.isLeftFor(now)
            ? "a failover to %s (it was on %s)".formatted(now.place(), before.place())
            : "a restart of the server");
  }
}

package io.github.pgbailiff.serve;

import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.ops.Metrics;
import io.github.pgbailiff.request.RequestState;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The numbers of what stands in the store, counted now and then by the replica that does the timed
 * work; the others, and one that could not look for a while, know nothing.
 */
final class StoreCounts implements Runnable {
  private static final Duration EVERY = Duration.ofSeconds(15);
  private static final Duration KNOWN = Duration.ofMinutes(2);
  private static final List<RequestState> OPEN =
      List.of(RequestState.PENDING, RequestState.APPROVED, RequestState.EXECUTING);

  private final OpenStore records;
  private volatile Optional<Counts> last = Optional.empty();

  StoreCounts(OpenStore records, Metrics metrics) {
    this.records = records;
    OPEN.forEach(state ->
        show(
            metrics,
            "open.requests",
            "Requests that are open, by state",
            Tags.of("state", state.word()),
            counts -> counts.requests().stream().filter(state::equals).count()));
    showAlerts(metrics);
    show(metrics, "blocks", "Blocks that stand", Tags.empty(), Counts::blocks);
    show(
        metrics,
        "audit.head",
        "Number of the newest event of the record",
        Tags.empty(),
        Counts::head);
  }

  private void showAlerts(Metrics metrics) {
    List.of(Alert.State.OPEN, Alert.State.SNOOZED)
        .forEach(state ->
            show(
                metrics,
                "alerts",
                "Alerts that stand, by state",
                Tags.of("state", state.name().toLowerCase(Locale.ROOT)),
                counts -> counts.alerts().stream().filter(state::equals).count()));
  }

  private record Counts(
      Instant at, List<RequestState> requests, List<Alert.State> alerts, int blocks, long head) {}

  private void show(
      Metrics metrics, String name, String help, Tags tags, ToLongFunction<Counts> number) {
    metrics.show(
        "pgbailiff." + name,
        help,
        tags,
        () ->
            last.filter(it -> !isOver(it.at(), KNOWN))
                .map(it -> (double) number.applyAsLong(it))
                .orElse(Double.NaN));
  }

  private boolean isOver(Instant at, Duration time) {
    return records.clock().instant().isAfter(at.plus(time));
  }

  /** Counts when it is time to. */
  @Override
  public void run() {
    if (last.filter(it -> !isOver(it.at(), EVERY)).isEmpty()) {
      last =
          Optional.of(
              new Counts(
                  records.clock().instant(),
                  records.requests().open().stream().map(it -> it.state()).toList(),
                  records.alerts().listed(Duration.ZERO).stream().map(Alert::state).toList(),
                  records.blocks().open().size(),
                  records.audit().head().seq()));
    }
  }
}

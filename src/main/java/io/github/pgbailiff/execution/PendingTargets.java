package io.github.pgbailiff.execution;

import io.github.pgbailiff.change.Outcome.Kind;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sessions of requests that wait to be decided: a card says when they have gone meanwhile. */
public final class PendingTargets {
  private static final Logger LOG = LoggerFactory.getLogger(PendingTargets.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  /** One look must not take longer than the pause after it. */
  private static final int MOST = 50;

  private final Clusters clusters;
  private final OpenStore records;
  private Instant looked = Instant.EPOCH;

  public PendingTargets(Clusters clusters, OpenStore records) {
    this.clusters = clusters;
    this.records = records;
  }

  /** Looks when it is time for it; the oldest requests first. */
  public void look() {
    Instant now = records.clock().instant();
    if (!Durations.havePassed(EVERY, looked, now)) {
      return;
    }
    looked = now;
    records.requests().open().stream()
        .filter(it -> it.state() == RequestState.PENDING && !it.change().targets().isEmpty())
        .limit(MOST)
        .forEach(this::look);
  }

  private void look(Request request) {
    List<PartResult> gone =
        request.change().parts().stream().flatMap(part -> gone(part).stream()).toList();
    if (!gone.isEmpty() && !gone.equals(request.results())) {
      records.requests().saw(request, gone);
    }
  }

  /** Empty where the cluster does not answer: that says nothing. */
  private Optional<PartResult> gone(Part part) {
    try {
      List<PartResult.OfTarget> gone =
          clusters
              .get(part.cluster())
              .signals()
              .seen(part.targets(), part.identity())
              .entrySet()
              .stream()
              .filter(it -> it.getValue().kind() == Kind.ALREADY_GONE)
              .map(it -> new PartResult.OfTarget(it.getKey().id(), it.getValue()))
              .toList();
      return Optional.of(gone)
          .filter(it -> !it.isEmpty())
          .map(it -> new PartResult(part.cluster(), Optional.empty(), it, List.of()));
    } catch (ClusterException | IllegalArgumentException e) {
      LOG.debug("{}: who waits to be ended there is not looked after", part.cluster(), e);
      return Optional.empty();
    }
  }
}

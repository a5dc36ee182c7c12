package io.github.pgbailiff.block;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.change.MovedEnd;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.Id;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A target that pgbailiff keeps connections from, until it is unblocked.
 *
 * @param cluster the entry under which it was set
 * @param systemIdentifier of its server, where that is known; every copy of the server shares it
 * @param sql the statement that set it
 * @param undo what opens it again
 * @param former the state before, which opening brings back
 * @param request that set it
 * @param place where that was asked for, and where its end is announced
 * @param until when it is lifted by itself; empty: never
 * @param trouble why it could not be lifted when its time was up
 */
public record Block(
    long number,
    String cluster,
    Optional<String> systemIdentifier,
    BlockTarget target,
    String sql,
    String undo,
    String former,
    Identity by,
    Place place,
    String request,
    Optional<String> reason,
    Instant since,
    Optional<Instant> until,
    Optional<String> trouble) {
  /** As much later it ends when somebody presses the button for it. */
  private static final Duration MORE = Duration.ofMinutes(30);

  /**
   * A block that was set just now.
   *
   * @param lease lift it after this time
   */
  public record Draft(
      String cluster,
      Optional<String> systemIdentifier,
      BlockTarget target,
      String sql,
      String undo,
      String former,
      Identity by,
      Place place,
      String request,
      Optional<String> reason,
      Optional<Duration> lease) {

    Block asBlock(long number, Instant now) {
      return new Block(
          number,
          cluster,
          systemIdentifier,
          target,
          sql,
          undo,
          former,
          by,
          place,
          request,
          reason,
          now,
          lease.map(now::plus),
          Optional.empty());
    }
  }

  /** How people call it, such as {@code B-7}. */
  public String id() {
    return Id.BLOCK.of(number);
  }

  /** How long from now, to the minute, it would stand with half an hour more; empty: for ever. */
  public Optional<Duration> prolonged(Instant now) {
    return until
        .filter(now::isBefore)
        .map(it -> Duration.between(now, it).plus(MORE).plusSeconds(30).toMinutes())
        .map(Duration::ofMinutes);
  }

  /** When it is lifted by itself at the latest: clusters forget what was blocked longer ago. */
  Instant latestEnd() {
    return since.plus(Keys.LONGEST_LEASE);
  }

  /** Whether it would end sooner than it stands. */
  boolean outlasts(Optional<Instant> end) {
    return MovedEnd.isSooner(until, end);
  }

  /** Why its end cannot be moved so far from now; empty when it can. */
  Optional<String> tooFar(Duration lease, Instant now) {
    return now.plus(lease).isAfter(latestEnd())
        ? Optional.of(
            "for: \"%s\" from now is more than %s after %s was set; for:%s is the most"
                .formatted(
                    Durations.format(lease),
                    Durations.format(Keys.LONGEST_LEASE),
                    id(),
                    Durations.rough(Duration.between(now, latestEnd()))))
        : Optional.empty();
  }

  /**
   * Whether it may be about a target, as far as the server's own numbers tell: a copy of the server
   * has the same ones.
   */
  boolean mayBe(Optional<String> system, BlockTarget other) {
    return !ClusterIdentity.areApart(system, systemIdentifier) && target.isSameAs(other);
  }

  /** What its cluster has to be when it is unblocked; more than the server does not matter. */
  public ClusterIdentity server() {
    return new ClusterIdentity(systemIdentifier, Optional.empty(), 0, Instant.EPOCH, false);
  }

  Block until(Optional<Instant> moved) {
    return new Block(
        number,
        cluster,
        systemIdentifier,
        target,
        sql,
        undo,
        former,
        by,
        place,
        request,
        reason,
        since,
        moved,
        Optional.empty());
  }
}

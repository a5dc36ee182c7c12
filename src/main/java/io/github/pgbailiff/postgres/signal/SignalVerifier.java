package io.github.pgbailiff.postgres.signal;

import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.postgres.connection.Pause;
import io.github.pgbailiff.postgres.signal.TargetQuery.Now;
import io.github.pgbailiff.postgres.sql.Failure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The look at signalled sessions until they have heeded the signal, or time is up. */
record SignalVerifier(SignalConnection line, Pause pause) {
  private static final Duration FIRST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofMillis(250);

  /** Decides what a look means. */
  @FunctionalInterface
  interface Goal {
    /** Whether the target needs no further look; {@code now} is empty when it is gone. */
    boolean reached(Target target, Optional<Now> now);
  }

  /**
   * Looks at targets again and again.
   *
   * @param most how long
   * @return why nobody could look at last; empty when somebody could
   */
  Optional<String> until(List<Target> targets, Duration most, Goal ending) {
    List<Target> left = targets;
    Optional<String> blind = Optional.empty();
    Duration spent = Duration.ZERO;
    Duration next = FIRST;
    while (!left.isEmpty()
        && spent.compareTo(most) < 0
        && !Thread.currentThread().isInterrupted()) {
      pause.pause(next);
      spent = spent.plus(next);
      try {
        left = unreached(left, look(left), ending);
        blind = Optional.empty();
      } catch (SQLException failure) {
        // A server that is too busy for one look may have time for the next.
        blind = Optional.of(Failure.of(failure).whileSignalling());
        if (Failure.of(failure).connectionLost()) {
          return blind;
        }
      }
      next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
    }
    return blind;
  }

  private static List<Target> unreached(List<Target> targets, Map<Integer, Now> seen, Goal ending) {
    var left = new ArrayList<Target>();
    for (Target target : targets) {
      if (!ending.reached(target, Optional.ofNullable(seen.get(target.pid())))) {
        left.add(target);
      }
    }
    return left;
  }

  private Map<Integer, Now> look(List<Target> targets) throws SQLException {
    try {
      return TargetQuery.look(line.server(), targets);
    } catch (SQLException failure) {
      // A pool closes a connection that it has seen break.
      if (!Failure.of(failure).connectionLost() && !line.server().connection().isClosed()) {
        throw failure;
      }
      if (line.reopen()) {
        return TargetQuery.look(line.server(), targets);
      }
      throw new SQLException("the connection is lost", "08003", failure);
    }
  }
}

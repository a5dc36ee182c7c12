package io.github.pgbailiff.postgres;

import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.postgres.Targets.Now;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at signalled sessions until they have heeded the signal, or time is up. */
record SignalWatch(SignalLine line, Pause pause) {
  private static final Duration FIRST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofMillis(250);

  /** Decides what a look means. */
  @FunctionalInterface
  interface Ending {
    /** Whether the target needs no further look; {@code now} is empty when it is gone. */
    boolean reached(Target target, Optional<Now> now);
  }

  /**
   * Looks at targets again and again.
   *
   * @param most how long
   * @return those whose ending was not reached; empty when nobody could look
   */
  Optional<List<Target>> until(List<Target> targets, Duration most, Ending ending) {
    List<Target> left = targets;
    Duration spent = Duration.ZERO;
    Duration next = FIRST;
    while (!left.isEmpty()
        && spent.compareTo(most) < 0
        && !Thread.currentThread().isInterrupted()) {
      pause.pause(next);
      spent = spent.plus(next);
      Optional<Map<Integer, Now>> seen = look(left);
      if (seen.isEmpty()) {
        return Optional.empty();
      }
      left = unreached(left, seen.get(), ending);
      next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
    }
    return Optional.of(left);
  }

  private static List<Target> unreached(
      List<Target> targets, Map<Integer, Now> seen, Ending ending) {
    var left = new ArrayList<Target>();
    for (Target target : targets) {
      if (!ending.reached(target, Optional.ofNullable(seen.get(target.pid())))) {
        left.add(target);
      }
    }
    return left;
  }

  private Optional<Map<Integer, Now>> look(List<Target> targets) {
    try {
      return Optional.of(Targets.look(line.server(), targets));
    } catch (SQLException lost) {
      return line.reopen() ? lookOnce(targets) : Optional.empty();
    }
  }

  private Optional<Map<Integer, Now>> lookOnce(List<Target> targets) {
    try {
      return Optional.of(Targets.look(line.server(), targets));
    } catch (SQLException lost) {
      return Optional.empty();
    }
  }
}

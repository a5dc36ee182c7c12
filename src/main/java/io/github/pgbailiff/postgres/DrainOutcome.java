package io.github.pgbailiff.postgres;

import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Target;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the sessions behind a door.
 *
 * @param outcomes of every session that was signalled
 * @param stragglers those that are still there, with why
 * @param reconnected how many of those that were signalled came through the door after the first
 *     look
 * @param prepared transactions that are prepared in there
 */
public record DrainOutcome(
    Map<Target, Outcome> outcomes, List<Straggler> stragglers, int reconnected, int prepared) {

  /** A session that is still there. */
  public record Straggler(Session session, String why) {}

  public DrainOutcome {
    outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    stragglers = List.copyOf(stragglers);
  }

  /** Whether nobody is left. */
  public boolean none() {
    return stragglers.isEmpty();
  }
}

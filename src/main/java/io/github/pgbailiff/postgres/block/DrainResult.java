package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Target;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a drain: what became of the sessions inside a target.
 *
 * @param outcomes of every session that was signalled
 * @param stragglers those that are still there, with why
 * @param around those of a provider that are still there and do not count
 * @param reconnected how many of those that were signalled came after the first look
 * @param prepared transactions that are prepared in there; empty where the server does not tell
 */
public record DrainResult(
    Map<Target, Outcome> outcomes,
    List<Straggler> stragglers,
    List<Straggler> around,
    int reconnected,
    Optional<List<PreparedTransaction>> prepared) {

  public DrainResult {
    outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    stragglers = List.copyOf(stragglers);
    around = List.copyOf(around);
    prepared = prepared.map(List::copyOf);
  }

  /** Whether nobody is left, and nothing that was seen. */
  public boolean none() {
    return stragglers.isEmpty() && prepared.filter(it -> !it.isEmpty()).isEmpty();
  }
}

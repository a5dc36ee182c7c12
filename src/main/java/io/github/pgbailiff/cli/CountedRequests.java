package io.github.pgbailiff.cli;

import io.github.pgbailiff.approval.State;
import io.github.pgbailiff.audit.EventType;
import io.github.pgbailiff.ops.Metrics;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Counts requests by the states that they come to in this process, from the lines of the record.
 *
 * @param lines where they go then
 */
record CountedRequests(Metrics metrics, Consumer<String> lines) implements Consumer<String> {
  private static final Map<EventType, State> STATES =
      new EnumMap<>(
          Map.of(
              EventType.REQUEST_CREATED, State.PENDING,
              EventType.EXECUTING, State.EXECUTING,
              EventType.FINISHED, State.FINISHED,
              EventType.REQUEST_DENIED, State.DENIED,
              EventType.REQUEST_WITHDRAWN, State.WITHDRAWN,
              EventType.REQUEST_EXPIRED, State.EXPIRED,
              EventType.REQUEST_REFUSED, State.REFUSED,
              EventType.INTERRUPTED, State.INTERRUPTED));

  @Override
  public void accept(String line) {
    STATES.forEach((type, state) -> {
      // A quote inside of a text is never bare in canonical JSON.
      if (line.contains("\"type\":\"" + type.word() + "\"")) {
        metrics.reached(state);
      }
    });
    lines.accept(line);
  }
}

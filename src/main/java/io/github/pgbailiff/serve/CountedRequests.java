package io.github.pgbailiff.serve;

import io.github.pgbailiff.audit.EventType;
import io.github.pgbailiff.ops.Metrics;
import io.github.pgbailiff.request.RequestState;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Counts requests by the states that they come to in this process, from the lines of the record.
 *
 * @param lines where they go then
 */
record CountedRequests(Metrics metrics, Consumer<String> lines) implements Consumer<String> {
  private static final Map<EventType, RequestState> STATES =
      new EnumMap<>(
          Map.of(
              EventType.REQUEST_CREATED, RequestState.PENDING,
              EventType.EXECUTING, RequestState.EXECUTING,
              EventType.FINISHED, RequestState.FINISHED,
              EventType.REQUEST_DENIED, RequestState.DENIED,
              EventType.REQUEST_WITHDRAWN, RequestState.WITHDRAWN,
              EventType.REQUEST_EXPIRED, RequestState.EXPIRED,
              EventType.REQUEST_REFUSED, RequestState.REFUSED,
              EventType.INTERRUPTED, RequestState.INTERRUPTED));

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

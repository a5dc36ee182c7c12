package io.github.pgbailiff.request.gate;

import static io.github.pgbailiff.request.gate.Changes.PROD;
import static io.github.pgbailiff.request.gate.Changes.terminate;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What two processes do at the same moment, whichever database settles it. */
abstract class ProcessesContract extends OnStore {
  private static final int REQUESTS = Requests.MOST_OPEN;

  @Test
  void each_request_is_approved_and_begun_by_one_of_two_processes() {
    Replica replica = replica(RacingProcess.RULES);
    List<Request> requests =
        IntStream.range(0, REQUESTS).mapToObj(_ -> replica.create(terminate(PROD, 1))).toList();
    List<String> begun = new ArrayList<>();
    try (RacingProcess one = RacingProcess.start(settings(), "one", REQUESTS);
        RacingProcess other = RacingProcess.start(settings(), "other", REQUESTS)) {
      one.go();
      other.go();
      begun.addAll(one.begun());
      begun.addAll(other.begun());
    }
    assertThat(begun)
        .containsExactlyInAnyOrderElementsOf(requests.stream().map(Request::id).toList());
    assertThat(requests.stream().map(replica::events))
        .containsOnly(List.of("request_created", "request_approved", "executing"));
  }
}

package io.github.pgbailiff.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.audit.verify.Verification;
import io.github.pgbailiff.audit.verify.VerificationResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** When the head is told, whichever database holds the record. */
abstract class AnchorsContract extends RecordContract {
  private static final Duration HOUR = Duration.ofHours(1);

  private Anchors anchors() {
    return new Anchors(store(), log(), clock(), HOUR);
  }

  @Test
  void an_empty_record_needs_no_anchor() {
    assertThat(anchors().isDue()).isFalse();
    assertThat(anchors().takeWhenDue("log")).isEmpty();
    assertThat(anchors().head()).isEqualTo(Anchor.START);
  }

  @Test
  void the_first_event_makes_one_due_and_taking_it_settles_that() {
    Anchor first = append(1);
    assertThat(anchors().isDue()).isTrue();
    Optional<Anchor> taken = anchors().takeWhenDue("slack:C0AUDIT01");
    assertThat(taken).contains(log().head());
    assertThat(entry(2).body())
        .contains("\"anchor\":\"" + first + "\"", "\"announced\":\"slack:C0AUDIT01\"");
    assertThat(anchors().takeWhenDue("slack:C0AUDIT01")).isEmpty();
  }

  @Test
  void the_next_is_due_after_the_interval_also_after_a_restart() {
    append(1);
    anchors().take("log");
    append(3);
    now = now.plus(HOUR).minusSeconds(10);
    assertThat(anchors().isDue()).isFalse();
    now = now.plusSeconds(10);
    assertThat(new Anchors(store(), log(), clock(), HOUR).isDue()).isTrue();
  }

  @Test
  void nothing_new_is_not_told_again() {
    append(1);
    anchors().take("log");
    now = now.plus(HOUR.multipliedBy(10));
    assertThat(anchors().isDue()).isFalse();
    append(1);
    assertThat(anchors().isDue()).isTrue();
  }

  @Test
  void the_end_of_a_request_is_noticed_once() {
    append(2);
    assertThat(anchors().requestsEndedAfter(0)).isEmpty();
    Event end =
        Event.of(EventType.FINISHED).with("request", "R-1").with("verb", "terminate").build();
    long ended = log().append(end).seq();
    append(1);
    assertThat(anchors().requestsEndedAfter(2)).containsExactly("R-1");
    assertThat(anchors().requestsEndedAfter(ended)).isEmpty();
  }

  @Test
  void an_anchor_on_demand_is_always_taken() {
    append(1);
    assertThat(anchors().take("log").seq()).isEqualTo(2);
    assertThat(anchors().take("log").seq()).isEqualTo(3);
  }

  @Test
  void what_was_told_proves_the_record() {
    append(5);
    Anchor told = anchors().take("log");
    VerificationResult verdict =
        new Verification(store()).run(List.of(Anchor.parse(told.toString())));
    assertThat(verdict).isEqualTo(new VerificationResult.Sound(6, told, Optional.empty()));
  }

  @Test
  void of_many_processes_one_takes_it() throws Exception {
    append(1);
    Callable<Optional<Anchor>> take = () -> anchors().takeWhenDue("log");
    int taken = 0;
    log();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Optional<Anchor>> one : threads.invokeAll(List.of(take, take, take, take))) {
        taken += one.get().isPresent() ? 1 : 0;
      }
    }
    assertThat(taken).isEqualTo(1);
  }
}

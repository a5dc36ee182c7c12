package io.github.pgbailiff.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A platform whose answers come when the test lets them. */
final class LookUpsTest {
  private final AtomicLong nanos = new AtomicLong();
  private final ConcurrentLinkedQueue<CompletableFuture<String>> asked =
      new ConcurrentLinkedQueue<>();
  private final LookUps<String> lookUps =
      new LookUps<>(Duration.ofSeconds(60), _ -> ask().join(), nanos::get);

  private CompletableFuture<String> ask() {
    var answer = new CompletableFuture<String>();
    asked.add(answer);
    return answer;
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** The look-up of that number, once the platform has been asked for it. */
  private CompletableFuture<String> asked(int number) {
    await().until(() -> asked.size() > number);
    return List.copyOf(asked).get(number);
  }

  @Test
  void those_who_ask_at_the_same_moment_share_one() {
    List<CompletableFuture<String>> all =
        Stream.generate(() -> lookUps.now("dba")).limit(50).toList();
    asked(0).complete("bob");
    assertThat(all).allMatch(it -> LookUps.join(it).equals("bob"));
    assertThat(asked).hasSize(1);
  }

  @Test
  void nobody_is_given_what_was_asked_for_long_before_however_long_it_takes() {
    CompletableFuture<String> early = lookUps.now("dba");
    var first = asked(0);
    pass(Duration.ofMillis(1_100));
    CompletableFuture<String> late = lookUps.now("dba");
    asked(1).complete("nobody");
    assertThat(LookUps.join(late)).isEqualTo("nobody");
    first.complete("bob");
    assertThat(LookUps.join(early)).isEqualTo("bob");
    assertThat(LookUps.join(lookUps.now("dba"))).isEqualTo("nobody");
    assertThat(LookUps.join(lookUps.recent("dba"))).isEqualTo("nobody");
  }

  @Test
  void an_answer_is_as_old_as_its_question() {
    CompletableFuture<String> early = lookUps.recent("dba");
    var first = asked(0);
    pass(Duration.ofSeconds(50));
    first.complete("bob");
    assertThat(LookUps.join(early)).isEqualTo("bob");
    pass(Duration.ofSeconds(9));
    assertThat(LookUps.join(lookUps.recent("dba"))).isEqualTo("bob");
    pass(Duration.ofSeconds(2));
    CompletableFuture<String> later = lookUps.recent("dba");
    asked(1).complete("nobody");
    assertThat(LookUps.join(later)).isEqualTo("nobody");
  }

  @Test
  void a_failure_is_thrown_and_not_kept() {
    CompletableFuture<String> failing = lookUps.now("dba");
    asked(0).completeExceptionally(new IllegalStateException("down"));
    assertThatThrownBy(() -> LookUps.join(failing))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("down");
    await()
        .until(() -> {
          var _ = lookUps.now("dba");
          return asked.size() > 1;
        });
    asked(1).complete("bob");
    assertThat(LookUps.join(lookUps.now("dba"))).isEqualTo("bob");
  }
}

package io.github.pgbailiff.chat.slack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class ChannelRateLimiterTest {
  private final ChannelRateLimiter pace = new ChannelRateLimiter(InstantSource.system());

  @Test
  void one_message_goes_after_the_other_and_few_wait() throws InterruptedException {
    var go = new CountDownLatch(1);
    List<String> said = Collections.synchronizedList(new ArrayList<>());
    var started = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      threads.add(
          Thread.startVirtualThread(() -> {
            try {
              started.incrementAndGet();
              said.add(pace.inTurn("C1", () -> waited(go)));
            } catch (SlackFailure e) {
              said.add(e.error());
            }
          }));
    }
    await().until(() -> started.get() == 40 && Collections.frequency(said, "ratelimited") == 20);
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(Collections.frequency(said, "sent")).isEqualTo(20);
  }

  private static String waited(CountDownLatch go) {
    try {
      go.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "sent";
  }

  @Test
  void one_channel_does_not_wait_for_another() {
    String answer = pace.inTurn("C1", () -> pace.inTurn("C2", () -> "sent"));
    assertThat(answer).isEqualTo("sent");
  }

  @Test
  void nothing_is_kept_of_where_nobody_waits() {
    Set<String> meanwhile = pace.inTurn("C1", () -> pace.inTurn("C2", pace::channels));
    assertThat(meanwhile).containsExactlyInAnyOrder("C1", "C2");
    assertThat(pace.channels()).isEmpty();
  }

  @Test
  @Timeout(60)
  void a_clock_that_is_set_back_makes_no_pause_longer() {
    Instant start = Instant.parse("2026-11-22T09:41:07Z");
    var tries = new AtomicInteger();
    var looks = new AtomicInteger();
    // The first look after the refusal is for how long to wait, and then the clock is set back.
    var limiter =
        new ChannelRateLimiter(() ->
            tries.get() == 0 || looks.getAndIncrement() == 0
                ? start
                : start.minus(Duration.ofHours(1)));
    assertThat(limiter.inTurn("C1", () -> limitedOnce(tries))).isEqualTo("sent");
    assertThat(tries).hasValue(2);
  }

  private static String limitedOnce(AtomicInteger tries) {
    if (tries.getAndIncrement() == 0) {
      throw SlackFailure.rateLimited("chat.postMessage", Duration.ofSeconds(1));
    }
    return "sent";
  }

  @Test
  void too_long_a_pause_is_not_waited_for() {
    var tries = new AtomicInteger();
    assertThatThrownBy(() ->
            pace.inTurn(
                "C1",
                () -> {
                  tries.incrementAndGet();
                  throw SlackFailure.rateLimited("a message", Duration.ofMinutes(5));
                }))
        .isInstanceOf(SlackFailure.class);
    assertThat(tries).hasValue(1);
  }

  @Test
  void who_does_not_wait_long_asks_no_more_while_slack_takes_nothing() {
    var tries = new AtomicInteger();
    ChannelRateLimiter soon = pace.within(Duration.ofSeconds(5));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() ->
              soon.inTurn(
                  "C1",
                  () -> {
                    tries.incrementAndGet();
                    throw SlackFailure.rateLimited("a message", Duration.ofSeconds(30));
                  }))
          .hasMessageContaining("takes no more");
    }
    assertThat(tries).hasValue(1);
    assertThat(pace.channels()).containsExactly("C1");
  }

  @Test
  void other_failures_are_not_tried_again() {
    var tries = new AtomicInteger();
    assertThatThrownBy(() ->
            pace.inTurn(
                "C1",
                () -> {
                  tries.incrementAndGet();
                  throw SlackFailure.refused("a message", "no", Optional.empty());
                }))
        .hasMessage("Slack refused a message: no");
    assertThat(tries).hasValue(1);
  }
}

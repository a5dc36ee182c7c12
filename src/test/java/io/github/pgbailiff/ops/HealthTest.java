package io.github.pgbailiff.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HealthTest {
  private final Health health = new Health(Duration.ofMillis(200));

  @Test
  void nothing_named_is_ready() {
    assertThat(health.look().ready()).isTrue();
  }

  @Test
  void what_throws_is_a_problem() {
    health.needs(
        "store",
        () -> {
          throw new IllegalStateException("closed\r\nready");
        });
    assertThat(health.look().problems())
        .containsExactly(new Health.Line("store", "cannot be asked: closed ready"));
  }

  @Test
  void what_hangs_is_asked_once_until_it_answers() throws Exception {
    var release = new CountDownLatch(1);
    var asked = new AtomicInteger();
    health.needs("store", () -> hang(release, asked));
    for (int i = 0; i < 3; i++) {
      assertThat(health.look().problems())
          .containsExactly(new Health.Line("store", "no answer within 200 ms"));
    }
    assertThat(asked).hasValue(1);
    release.countDown();
  }

  @Test
  void parts_that_hang_are_waited_for_together() {
    var release = new CountDownLatch(1);
    for (int i = 0; i < 10; i++) {
      health.needs("part-" + i, () -> hang(release, new AtomicInteger()));
    }
    long before = System.nanoTime();
    assertThat(health.look().problems()).hasSize(10);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    release.countDown();
  }

  @Test
  void it_is_asked_anew_each_time() {
    var problem = new AtomicInteger();
    health.needs("slack", () -> Optional.of("attempt " + problem.incrementAndGet()));
    assertThat(health.look().problems()).containsExactly(new Health.Line("slack", "attempt 1"));
    assertThat(health.look().problems()).containsExactly(new Health.Line("slack", "attempt 2"));
  }

  private static Optional<String> hang(CountDownLatch release, AtomicInteger asked) {
    asked.incrementAndGet();
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }
}

package io.github.pgbailiff.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MovedEndTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:41:07Z");
  private static final BlockTarget WIKI = new BlockTarget.Database("wiki", 16384);

  @Test
  void the_question_says_how_much_longer_it_stays_shut() {
    assertThat(question(Optional.of(Duration.ofMinutes(40)), Optional.of(NOW.plusSeconds(598))))
        .isEqualTo("keep database wiki on prod-eu shut for 40m from now, 30 min longer");
    assertThat(question(Optional.of(Duration.ofMinutes(10)), Optional.of(NOW.plusSeconds(1800))))
        .isEqualTo("keep database wiki on prod-eu shut for 10m from now, 20 min shorter");
    assertThat(question(Optional.of(Duration.ofSeconds(40)), Optional.of(NOW.plusSeconds(10))))
        .isEqualTo("keep database wiki on prod-eu shut for 40s from now, 30 s longer");
  }

  @Test
  void where_there_is_no_end_there_is_no_difference() {
    assertThat(question(Optional.of(Duration.ofMinutes(40)), Optional.empty()))
        .isEqualTo("keep database wiki on prod-eu shut for 40m from now");
    assertThat(question(Optional.empty(), Optional.of(NOW)))
        .isEqualTo("keep database wiki on prod-eu shut until somebody opens it");
  }

  @Test
  void the_same_end_is_no_longer_one() {
    assertThat(question(Optional.of(Duration.ofMinutes(30)), Optional.of(NOW.plusSeconds(1800))))
        .isEqualTo("keep database wiki on prod-eu shut for 30m from now");
    assertThat(
            MovedEnd.between(
                    Optional.of(Duration.ofMinutes(30)),
                    Optional.of(NOW),
                    Optional.of(NOW.plusMillis(400)))
                .outcome())
        .isEqualTo("stays shut for 30m from now");
  }

  @Test
  void what_came_of_it_says_the_same() {
    assertThat(
            MovedEnd.between(
                    Optional.of(Duration.ofHours(2)),
                    Optional.of(NOW),
                    Optional.of(NOW.plusSeconds(7200)))
                .outcome())
        .isEqualTo("stays shut 120 min longer");
  }

  private static String question(Optional<Duration> lease, Optional<Instant> end) {
    var step = new Step.Block(WIKI, lease, Optional.of(new Step.StandingBlock("B-7", end, NOW)));
    return MovedEnd.of(step).question("database wiki on prod-eu");
  }
}

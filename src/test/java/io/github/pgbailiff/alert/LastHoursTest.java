package io.github.pgbailiff.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LastHoursTest {
  private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

  private final LastHours hours = new LastHours();

  private void used(int minute, int used) {
    hours.of("prod").add(START.plus(Duration.ofMinutes(minute)), used);
  }

  @Test
  void one_look_makes_no_line() {
    assertThat(hours.line("prod", 120)).isEmpty();
    used(0, 61);
    assertThat(hours.line("prod", 120)).isEmpty();
    assertThat(hours.line("other", 120)).isEmpty();
  }

  @Test
  void the_line_leads_from_the_first_number_to_the_last() {
    used(0, 0);
    used(1, 60);
    used(2, 119);
    assertThat(hours.line("prod", 120)).contains("▁▅█ 0 → 119 of 120");
  }

  @Test
  void of_a_minute_the_greatest_counts_and_of_the_time_an_hour() {
    for (int minute = 0; minute < 90; minute++) {
      used(minute, minute);
      hours.of("prod").add(START.plus(Duration.ofMinutes(minute)).plusSeconds(30), minute + 1);
    }
    String line = hours.line("prod", 120).orElseThrow();
    assertThat(line).endsWith(" 31 → 90 of 120");
    assertThat(line.codePointCount(0, line.indexOf(' '))).isLessThanOrEqualTo(12);
  }
}

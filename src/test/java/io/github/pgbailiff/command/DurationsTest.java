package io.github.pgbailiff.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({"0s,0,0s", "90s,90,90s", "5m,300,5m", "120m,7200,2h", "2h,7200,2h", "48h,172800,2d"})
  void are_read_and_written_in_their_shortest_form(String text, long seconds, String shortest) {
    assertThat(Durations.parse(text)).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(Durations.format(Duration.ofSeconds(seconds))).isEqualTo(shortest);
    assertThat(Durations.isDuration(text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0,0s", "119,119s", "120,2m", "1142,19m", "7199,119m", "7201,2h", "180000,2d"})
  void are_rounded_down_to_what_people_want_to_know(long seconds, String rough) {
    assertThat(Durations.rough(Duration.ofSeconds(seconds))).isEqualTo(rough);
  }

  @ParameterizedTest
  @CsvSource({"0,false", "59,false", "60,true", "3600,true", "-1,true", "-3600,true"})
  void have_passed_also_when_the_clock_was_set_back(long seconds, boolean passed) {
    Instant since = Instant.parse("2026-11-22T09:41:07Z");
    assertThat(Durations.havePassed(Duration.ofSeconds(60), since, since.plusSeconds(seconds)))
        .isEqualTo(passed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "m", "-5m", "5 m", "1.5h", "5w", "9999999w"})
  void anything_else_is_refused_with_what_would_be_right(String text) {
    assertThat(Durations.isDuration(text)).isFalse();
    assertThatThrownBy(() -> Durations.parse(text))
        .hasMessage("\"" + text + "\" is not a duration such as 30s, 10m, 2h or 1d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999999s", "99999999999999999999d"})
  void too_many_digits_are_named(String text) {
    assertThat(Durations.isDuration(text)).isFalse();
    assertThatThrownBy(() -> Durations.parse(text))
        .hasMessageStartingWith("\"" + text + "\" has more than six digits; ");
  }
}

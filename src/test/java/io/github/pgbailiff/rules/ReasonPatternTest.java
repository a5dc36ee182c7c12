package io.github.pgbailiff.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.Cpu;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonPatternTest {
  private static Requirements asking(String pattern) {
    return new Requirements(true, List.of(), true, List.of(pattern), Requirements.WITHIN);
  }

  @Test
  void a_reason_contains_what_the_rules_ask_for() {
    assertThat(asking("INC-[0-9]+").reasonProblem(Optional.of("stuck, INC-42"))).isEmpty();
    assertThat(asking("INC-[0-9]+").reasonProblem(Optional.of("stuck")))
        .contains("reason: \"stuck\" does not contain what the rules ask for: INC-[0-9]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+$", "(a|aa)+$", "(.*a){30}b", "(a|b|ab)*c", "([^b]|a)*b"})
  void no_reason_is_looked_at_for_long(String pattern) {
    var reason = Optional.of("a".repeat(999) + "!");
    Duration took = Cpu.of(() -> assertThat(asking(pattern).reasonProblem(reason)).isPresent());
    assertThat(took).isLessThan(Duration.ofMillis(50));
  }
}

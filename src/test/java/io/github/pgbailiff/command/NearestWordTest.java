package io.github.pgbailiff.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {

  @ParameterizedTest
  @CsvSource({"terminat,terminate", "sesions,sessions", "usre,user", "KIL,kill", "dbb,db", "bd,"})
  void finds_the_word_that_was_mistyped_by_a_third_at_most(String typed, String nearest) {
    List<String> words = List.of("terminate", "sessions", "user", "kill", "db");

    assertThat(NearestWord.of(typed, words).orElse(null)).isEqualTo(nearest);
  }

  @Test
  void prefers_the_first_among_equals() {
    assertThat(NearestWord.of("cat", List.of("cut", "cot"))).contains("cut");
  }
}

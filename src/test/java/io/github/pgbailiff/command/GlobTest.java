package io.github.pgbailiff.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.Cpu;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "wiki, wiki, true",
    "wiki, Wiki, false",
    "wiki, wiki2, false",
    "shop_*, shop_eu, true",
    "shop_*, shopXeu, false",
    "*, '', true",
    "a.c, abc, false",
    "\\*, *, true",
    "\\*, x, false",
    "a\\\\*, a\\x, true",
    "a\\, a\\, true",
  })
  void matches_the_whole_text(String glob, String text, boolean matches) {
    assertThat(new Glob(glob).matches(text)).isEqualTo(matches);
  }

  @Test
  void matches_like_a_regular_expression() {
    var random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String glob = letters(random, "ab*", 6);
      String text = letters(random, "ab", 9);
      assertThat(new Glob(glob).matches(text))
          .as("%s on %s", glob, text)
          .isEqualTo(text.matches(glob.replace("*", ".*")));
    }
  }

  private static String letters(Random random, String of, int most) {
    return random
        .ints(random.nextInt(most), 0, of.length())
        .mapToObj(i -> of.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  @Test
  void takes_time_in_proportion_to_text_and_pattern() {
    String text = "a".repeat(1_000_000);
    for (String glob :
        List.of("*".repeat(199) + "b", "*a".repeat(99) + "b*", "*" + "a".repeat(198) + "b*")) {
      assertThat(Cpu.of(() -> assertThat(new Glob(glob).matches(text)).isFalse()))
          .isLessThan(Duration.ofMillis(200));
    }
  }

  @Test
  void knows_the_only_text_it_matches() {
    assertThat(new Glob("a\\*b\\\\").literal()).contains("a*b\\");
    assertThat(new Glob("a*").literal()).isEmpty();
    assertThat(Glob.exactly("a*\\b").literal()).contains("a*\\b");
  }

  @ParameterizedTest
  @CsvSource({"shop_*, shop\\_%", "100%, 100\\%", "\\*, *", "a\\\\b, a\\\\b"})
  void is_a_pattern_of_like(String glob, String like) {
    assertThat(new Glob(glob).like()).isEqualTo(like);
  }
}

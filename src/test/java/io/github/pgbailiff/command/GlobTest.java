package io.github.pgbailiff.command;

import static org.assertj.core.api.Assertions.assertThat;

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

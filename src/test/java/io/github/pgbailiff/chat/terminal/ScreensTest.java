package io.github.pgbailiff.chat.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScreensTest {
  @Test
  void colours_need_a_terminal_that_has_them_and_nobody_who_objects() {
    assertThat(Screens.coloursWelcome(Map.of("TERM", "xterm"))).isTrue();
    assertThat(Screens.coloursWelcome(Map.of("TERM", "xterm", "NO_COLOR", ""))).isTrue();
    assertThat(Screens.coloursWelcome(Map.of("TERM", "xterm", "NO_COLOR", "1"))).isFalse();
    assertThat(Screens.coloursWelcome(Map.of("TERM", "dumb"))).isFalse();
    assertThat(Screens.coloursWelcome(Map.of())).isFalse();
  }

  @Test
  void the_shell_may_announce_its_width() {
    assertThat(Screens.width(Map.of("COLUMNS", "97"), true)).isEqualTo(97);
    assertThat(Screens.width(Map.of("COLUMNS", "wide"), true)).isEqualTo(80);
    assertThat(Screens.width(Map.of(), false)).isEqualTo(120);
  }
}

package io.github.pgbailiff.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.Main;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.verb.AllVerbs;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManualPageTest {
  private static final String PAGE = ManualPage.of(Main.commands(), AllVerbs.declarations()).text();

  @Test
  void it_has_every_command_verb_key_and_exit_code() {
    assertThat(PAGE).startsWith(".TH PGBAILIFF 1").doesNotContainPattern("@[A-Z]+@");
    Main.commands()
        .forEach(it -> assertThat(PAGE).contains("\n\\fB" + roff(it.usage()) + "\\fR\n"));
    for (Declaration verb : AllVerbs.declarations()) {
      assertThat(PAGE).contains("\n\\fB" + verb.name());
      verb.keys().forEach(key -> assertThat(PAGE).contains("\n\\fB" + roff(key.name()) + ":"));
      verb.examples().forEach(example -> assertThat(PAGE).contains("\npgbailiff " + roff(example)));
    }
    for (ExitCode code : ExitCode.values()) {
      assertThat(PAGE).contains("\n.B " + code.code() + "\n");
    }
  }

  @Test
  void no_text_is_taken_for_a_request_of_roff() {
    var verb =
        new Declaration(
            "ponder",
            List.of(),
            ".so /etc/passwd\n'\\n",
            Set.of(),
            List.of(),
            List.of(),
            List.of());
    assertThat(ManualPage.of(List.of(), List.of(verb)).text())
        .contains("\n\\&.so /etc/passwd\n\\&'\\en");
  }

  private static String roff(String text) {
    return text.replace("-", "\\-");
  }
}

package io.github.pgbailiff.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerbHelpTest {

  @Test
  void tells_the_form_of_each_verb() {
    assertThat(Verbs.ALL)
        .extracting(UsageLine::of)
        .containsExactly(
            "sessions [CLUSTER[/DATABASE]] [PID ...|all] [key:value ...]",
            "session [CLUSTER] PID [key:value ...]",
            "terminate [CLUSTER[/DATABASE]] [PID ...|all] [key:value ...]",
            "block [CLUSTER[/DATABASE]] [key:value ...]",
            "clusters [CLUSTER]",
            "approve ID [CLUSTER] [key:value ...]",
            "audit [key:value ...]",
            "help [VERB]");
  }

  @Test
  void tells_everything_about_a_verb() {
    VerbHelp help = VerbHelp.of(Verbs.BLOCK);

    assertThat(help.effects()).containsExactly("block");
    assertThat(help.keys())
        .extracting(VerbHelp.Entry::form)
        .containsExactly("db:LIST", "user:LIST", "for:30m", "reason:\"TEXT\"");
    assertThat(help.aliases()).containsExactly("cordon");
    assertThat(help.examples()).containsExactly("block");
  }
}

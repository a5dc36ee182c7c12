package io.github.pgbailiff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.Main;
import io.github.pgbailiff.command.Vocabulary;
import io.github.pgbailiff.shell.ProgramCommand;
import io.github.pgbailiff.verb.AllVerbs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @TempDir Path folder;

  @Test
  void no_program_command_is_called_like_a_verb_or_its_alias() {
    var verbs = new Vocabulary(AllVerbs.declarations());
    List<String> names = Main.commands().stream().map(ProgramCommand::name).toList();
    assertThat(names)
        .doesNotHaveDuplicates()
        .allMatch(name -> verbs.find(name).isEmpty(), "is no verb");
  }

  @Test
  void every_command_is_used_as_it_says() {
    for (ProgramCommand command : Main.commands()) {
      assertThat(command.usage()).startsWith(command.name());
      assertThat(command.summary()).isNotBlank().doesNotEndWith(".");
    }
  }

  @Test
  void without_a_word_there_is_an_overview_and_no_configuration_is_needed() {
    var ended = new ShellRun(folder).run();
    assertThat(ended.exit()).isZero();
    for (ProgramCommand command : Main.commands()) {
      assertThat(ended.out()).contains("\n  " + command.usage() + "  ");
    }
    AllVerbs.declarations()
        .forEach(verb -> assertThat(ended.out()).contains("\n  " + verb.name() + " "));
    assertThat(ended.out().lines()).allMatch(line -> line.length() <= 120);
    assertThat(ended.err()).isEmpty();
    assertThat(new ShellRun(folder).run("--help")).isEqualTo(ended);
    assertThat(new ShellRun(folder).run("-h")).isEqualTo(ended);
    assertThat(new ShellRun(folder).run("help")).isEqualTo(ended);
  }

  @Test
  void help_on_a_command_says_how_it_is_used() {
    var ended = new ShellRun(folder).run("help", "grants");
    assertThat(ended.out()).startsWith("pgbailiff grants [--managed] [--open]").contains("--open ");
    assertThat(new ShellRun(folder).run("grants", "--help")).isEqualTo(ended);
  }

  @Test
  void help_on_a_command_is_one_object_to_programs() {
    var ended = new ShellRun(folder).run("help", "export-audit", "--format", "json");

    assertThat(ended.out())
        .startsWith(
            "{\"command\":\"export-audit\",\"usage\":\"export-audit [--format jsonl|csv]\",")
        .endsWith("}\n");
    assertThat(new ShellRun(folder).run("export-audit", "--help", "--format", "json"))
        .isEqualTo(ended);
  }

  @ParameterizedTest
  @CsvSource({
    "help grants check, check\" is one word too many",
    "help grants --format xml, xml\" is not table or json"
  })
  void help_on_a_command_leaves_no_word_aside(String line, String why) {
    var ended = new ShellRun(folder).run(line.split(" "));

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "help",
        "help grants",
        "version",
        "grants",
        "manifest slack",
        "completion bash",
        "whoami",
        "whoami --format json",
        "sessions --help",
        "verify-audit --format json",
        "export-audit",
        "check"
      })
  void an_answer_that_standard_output_did_not_take_is_told(String line) {
    var shell = new ShellRun(folder).configured("audit: {anchor_every: 1h}\n");
    shell.run("audit");

    var ended = shell.into(new Full(), line.split(" "));

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err()).contains("pgbailiff: standard output took only a part of the answer");
  }

  @Test
  void a_refusal_that_standard_output_did_not_take_keeps_its_code() {
    var ended = new ShellRun(folder).into(new Full(), "sesions", "--format", "json");

    assertThat(ended.exit()).isEqualTo(2);
  }

  /** A disk without room. */
  private static final class Full extends OutputStream {
    @Override
    public void write(int one) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  @Test
  void help_on_a_verb_is_the_verbs_own() {
    var shell = new ShellRun(folder).configured("clusters: []\n");
    assertThat(shell.run("help", "terminate").out()).contains("gently");
    assertThat(shell.run("terminate", "--help").out()).contains("gently");
    assertThat(shell.run("help", "--format", "json").out()).startsWith("{\"verbs\":");
  }

  @Test
  void a_mistyped_command_is_answered_with_the_nearest_one() {
    var ended = new ShellRun(folder).run("verify-adit");
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .isEqualTo(
            "pgbailiff: \"verify-adit\" is neither a command nor a verb; did you mean"
                + " verify-audit?\n");
  }

  @Test
  void a_mistyped_verb_is_answered_with_the_nearest_one() {
    var ended = new ShellRun(folder).configured("clusters: []\n").run("sesions");
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("sessions");
  }

  @Test
  void an_option_that_a_command_does_not_have_is_no_word_of_it() {
    var ended = new ShellRun(folder).run("grants", "--mnaged");
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("no option --mnaged").contains("did you mean --managed?");
    assertThat(new ShellRun(folder).run("grants", "prod").err()).contains("one word too many");
  }

  @Test
  void grants_are_given_to_whatever_login_there_is() {
    var shell = new ShellRun(folder);
    assertThat(shell.run("grants").out()).contains("bot name := 'pgbailiff'");
    assertThat(shell.run("grants", "--open", "--role", "ops-bot").out())
        .contains("bot name := 'ops-bot'")
        .contains("\\password \"ops-bot\"")
        .contains("DROP ROLE \"ops-bot\";");
    assertThat(shell.run("grants", "--role=o'x").out()).contains("bot name := E'o\\'x'");
    assertThat(shell.run("grants", "--role", "pg_bot"))
        .satisfies(refused -> {
          assertThat(refused.exit()).isEqualTo(2);
          assertThat(refused.err())
              .isEqualTo(
                  "pgbailiff: --role: \"pg_bot\" begins with pg_, which PostgreSQL keeps for"
                      + " its own roles\n");
        });
    assertThat(shell.run("grants", "--role").err()).contains("--role needs a value");
    assertThat(shell.run("grants", "--role", "a", "--role", "b").err()).contains("given twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sessions --format csv --format json",
        "sessions --format=csv --format=csv",
        "sessions --config a.yaml --config b.yaml",
        "terminate 1 --wait 1m --wait 2m",
        "terminate 1 --yes --yes",
        "grants --open --open",
      })
  void an_option_that_is_given_twice_is_refused(String line) {
    var ended = new ShellRun(folder).run(line.split(" "));
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("given twice; once would be right");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "terminate prod user:!\uFFFD\uFFFDtl --yes",
        "verify-audit --config caf\uFFFD.yaml",
        "audit -- \uFFFD"
      })
  void a_word_that_the_locale_cannot_tell_is_refused(String line) {
    var ended = new ShellRun(folder).run(line.split(" "));
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("\uFFFD", "export LC_ALL=C.UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--config", "--format", "--wait"})
  void an_option_without_a_value_is_refused(String option) {
    for (List<String> line :
        List.of(List.of("sessions", option), List.of("sessions", option, ""))) {
      var ended = new ShellRun(folder).run(line.toArray(String[]::new));
      assertThat(ended.exit()).isEqualTo(2);
      assertThat(ended.err()).isEqualTo("pgbailiff: " + option + ": needs a value\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sessions", "terminate 1", "audit"})
  void no_format_is_advised_that_is_refused_next(String line) {
    String err = new ShellRun(folder).run((line + " --format xml").split(" ")).err();
    assertThat(err).contains("--format: \"xml\" is not table or json or csv\n");
  }

  @Test
  void what_a_refusal_quotes_does_not_move_the_cursor() {
    var shell = new ShellRun(folder).configured("clusters: [{name: \"a\\e[2Jb\\nc\", url: x}]\n");
    assertThat(shell.run("check", "a\u001b[2Jb").err()).doesNotContain("\u001b");
    assertThat(shell.run("check").err())
        .doesNotContain("\u001b")
        .contains("cannot be used:\n  line 1");
  }

  @Test
  void programs_get_refusals_as_an_object() {
    var ended = new ShellRun(folder).run("verify-audit", "--format", "json");
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.out()).startsWith("{\"error\":\"configuration\",\"message\":");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void a_format_that_a_command_does_not_have_is_refused() {
    assertThat(new ShellRun(folder).run("export-audit", "--format", "json").exit()).isEqualTo(2);
    assertThat(new ShellRun(folder).run("grants", "--format=csv").err())
        .contains("\"csv\" is not table");
    assertThat(new ShellRun(folder).run("grants", "--format=xml").err()).contains("\"xml\" is not");
  }

  @Test
  void yes_takes_no_value_that_could_mean_no() {
    var shell = new ShellRun(folder).configured("clusters: []\n");
    var ended = shell.run("requests", "--yes=no");
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .isEqualTo("pgbailiff: --yes: takes no value; left out, nothing is confirmed\n");
    assertThat(shell.run("requests", "--", "--yes=no").err()).contains("no key \"yes\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "serve",
        "chat",
        "demo",
        "grants",
        "version",
        "manifest slack",
        "verify-audit",
        "export-audit",
        "completion bash"
      })
  void a_program_command_takes_no_option_of_verbs(String line) {
    var shell = new ShellRun(folder).configured("clusters: []\n");
    var confirmed = shell.run((line + " --yes").split(" "));
    assertThat(confirmed.exit()).isEqualTo(2);
    assertThat(confirmed.err()).contains(": no option --yes; it takes ");
    var waiting = shell.run((line + " --wait=5m --format json").split(" "));
    assertThat(waiting.exit()).isEqualTo(2);
    assertThat(waiting.out() + waiting.err()).containsAnyOf("no option --wait; it", "--format: ");
  }

  @Test
  void a_chat_has_neither_a_format_nor_other_words() {
    for (String command : List.of("chat", "demo", "serve")) {
      var shell = new ShellRun(folder).configured("clusters: []\n");
      assertThat(shell.run(command, "--format", "json").out()).contains("\"error\":\"usage\"");
      assertThat(shell.run(command, "prod").exit()).isEqualTo(2);
    }
  }

  @Test
  void grants_are_one_script_that_needs_no_configuration() {
    var ended = new ShellRun(folder).run("grants", "--managed");
    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .contains("As the role that administers the server")
        .contains("pgbailiff");
  }

  @Test
  void the_manifest_follows_the_configuration_and_does_without_one() {
    assertThat(new ShellRun(folder).run("manifest", "slack").out()).contains("command: \"/pg\"");
    var shell =
        new ShellRun(folder)
            .configured(
                """
                clusters: []
                slack: {mode: http, bot_token: xoxb-1, signing_secret: s, command: /db}
                """);
    var ended = shell.run("manifest", "slack", "--format", "json");
    assertThat(ended.out()).contains("\"/db\"").contains("https://pgbailiff.example.net/slack");
    assertThat(ended.err()).contains("in place of https://pgbailiff.example.net");
    assertThat(shell.run("manifest").exit()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "--version", "-V"})
  void the_version_is_told(String word) {
    var shell = new ShellRun(folder);
    var ended = shell.run(word);
    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).matches("pgbailiff .+, Java 2[0-9].*\\n");
    assertThat(shell.run(word, "--format", "json").out())
        .startsWith("{\"version\":\"")
        .contains("\"java\":\"2");
    assertThat(shell.run(word, "prod").exit()).isEqualTo(2);
  }
}

package io.github.pgbailiff.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.Main;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.testing.Programs;
import io.github.pgbailiff.verb.AllVerbs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts in the shells that they are for, where this machine has them. */
class CompletionScriptTest {
  private static final List<Declaration> VERBS = AllVerbs.declarations();

  /** Asks what would be offered for a line, with a program that knows two clusters. */
  private static final String ASK =
      """
      . "$1"
      COMP_LINE=$2 COMP_POINT=${#2} COMP_WORDBREAKS=$' \\t\\n:='
      compopt() { :; }
      pgbailiff() { [ "$*" = 'completion clusters' ] && printf '%s\\n' prod-eu prod-us; }
      _pgbailiff pgbailiff
      echo "${COMPREPLY[@]}"
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pgbailiff sess                         | sessions session
          pgbailiff kil                          | ''
          pgbailiff kill prod-eu gen             | gently:
          pgbailiff ps state:idle-in-txn-        | idle-in-txn-aborted
          pgbailiff sessions sort:x              | xact
          pgbailiff locks prod                   | prod-eu prod-us
          pgbailiff locks prod-eu prod           | ''
          pgbailiff sessions prod-eu st          | state:
          pgbailiff --format j                   | json
          pgbailiff sessions --y                 | --yes
          pgbailiff completion z                 | zsh
          pgbailiff grants --o                   | --open
          pgbailiff audit verb:dra               | drain
          """)
  void bash_offers_what_may_follow(String line, String offered) throws Exception {
    assertThat(ask(line)).isEqualTo(offered);
  }

  /** Bash is everywhere; the others are asked where they are. */
  private static List<CompletionScript> understood() {
    return Stream.of(CompletionScript.values())
        .filter(it -> it.shell().equals("bash") || Programs.find(it.shell()).isPresent())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("understood")
  void each_shell_understands_its_script(CompletionScript script) throws Exception {
    assertThat(run(List.of(script.shell(), "-n", written(script).toString()))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(CompletionScript.class)
  void each_script_has_every_command_verb_and_key(CompletionScript script) {
    assertThat(text(script)).doesNotContain("@NAMES@", "@WORDS@");
    Main.commands().forEach(it -> assertThat(text(script)).contains(it.name()));
    for (Declaration verb : VERBS) {
      assertThat(text(script)).contains(verb.name());
      verb.aliases().forEach(alias -> assertThat(text(script)).contains(" " + alias));
      verb.keys()
          .forEach(key -> assertThat(text(script)).containsPattern("[ '(]" + key.name() + ":"));
    }
  }

  @Test
  void a_verb_of_the_test_tree_is_offered_too() {
    var planted =
        new Declaration(
            "ponder", List.of("muse"), "ann's verb", Set.of(), List.of(), List.of(), List.of());
    assertThat(CompletionScript.FISH.text(List.of(), List.of(planted)))
        .contains("-a ponder -d 'ann\\'s verb'", "__fish_seen_subcommand_from ponder muse");
    assertThat(CompletionScript.ZSH.text(List.of(), List.of(planted)))
        .contains("'ponder:ann'\\''s verb'", "ponder | muse)");
  }

  private String ask(String line) throws Exception {
    Path script = written(CompletionScript.BASH);
    return run(List.of("bash", "-c", ASK, "bash", script.toString(), line)).strip();
  }

  private static String text(CompletionScript script) {
    return script.text(Main.commands(), VERBS);
  }

  private Path written(CompletionScript script) throws IOException {
    return Files.writeString(folder.resolve(script.file()), text(script));
  }

  private static String run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = process.inputReader().readAllAsString();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said;
  }
}

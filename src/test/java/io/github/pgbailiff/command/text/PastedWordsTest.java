package io.github.pgbailiff.command.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Verbs;
import io.github.pgbailiff.command.parse.CanonicalText;
import io.github.pgbailiff.command.parse.CommandParser;
import io.github.pgbailiff.command.parse.ParsedLine;
import io.github.pgbailiff.command.parse.ParsedLine.Misunderstood;
import io.github.pgbailiff.command.parse.ParsedLine.Understood;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people copy out of messages, logs, psql and our own tables. */
class PastedWordsTest {
  private final CommandParser parser = new CommandParser(Verbs.ALL);

  @ParameterizedTest
  @ValueSource(
      strings = {"R-7", "r-7", "`R-7`", "*R-7*", "(R-7),", "#R-7", "R–7", "R‑7", "“R-7”.", "R-7:"})
  void an_id_in_its_wrapping_is_the_id(String word) {
    assertThat(command("approve " + word).argument()).contains("R-7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`4711`",
        "```4711```",
        "*4711*",
        "**4711**",
        "_4711_",
        "~4711~",
        "#4711",
        "(4711)",
        "[4711]",
        "{4711}",
        "<4711>",
        "4711;",
        "4711.",
        "4711,",
        "4711:",
        "«4711»",
        "“4711”",
        "„4711“",
        "'4711'",
        "‘4711’",
        "*`4711`*,",
        "(#4711).",
        "\u200e4711\u200f",
        "\u20684711\u2069",
        "\u200b4711\u200b",
        "47\u200b11",
        "\u202a4711\u202c",
        "\ufeff4711",
        "４７１１",
        "٤٧١١",
        "4711\u00a0"
      })
  void a_pid_in_its_wrapping_is_the_pid(String word) {
    for (String start :
        List.of("terminate ", "terminate prod-eu ", "session ", "session prod-eu ")) {
      assertThat(command(start + word).pids()).as(start + word).containsExactly(4711);
      assertThat(words((start + word).split(" ")).pids()).as(start + word).containsExactly(4711);
    }
    assertThat(command("sessions pid:" + word).conditions().getFirst())
        .isEqualTo(command("sessions pid:4711").conditions().getFirst());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4711, 4712, 4713",
        "4711 , 4712 , 4713",
        "4711,4712,4713,",
        "`4711`, `4712`; `4713`",
        "4711; 4712; 4713",
        "*4711*,*4712*,*4713*",
        "(4711, 4712, 4713)"
      })
  void several_pids_stay_several(String text) {
    assertThat(command("terminate prod-eu " + text + " dry:yes").pids())
        .containsExactly(4711, 4712, 4713);
  }

  @Test
  void a_list_behind_its_key_may_have_spaces() {
    assertThat(command("sessions pid:1, 2, 3 user:x"))
        .isEqualTo(command("sessions pid:1,2,3 user:x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4711 | app | shop | idle in transaction | 00:14:02",
        " 4711 | app | shop | active | SELECT 1 FROM t WHERE user='x'",
        "| 4711 | app | shop |",
        "4711|app|shop|idle in transaction",
        "app | shop | 4711 | active",
        "│ 4711 │ app │",
        "pid | 4711",
        "4711  app_rw  checkout  orders  idle-txn  14m  ClientRead  holds 6  UPDATE stock",
        "4711  app_rw  -  orders  active  3s  -  < 4712  SELECT 1",
      })
  void a_row_of_a_table_means_the_pid_in_it(String row) {
    String cluster = row.startsWith("app") ? "" : "prod-eu ";
    assertThat(command("terminate " + cluster + row).pids()).containsExactly(4711);
    Command dry = command("terminate " + cluster + row + " dry:yes reason:\"stuck | deploy\"");
    assertThat(dry.pids()).containsExactly(4711);
    assertThat(dry.options().flag("dry")).isTrue();
    assertThat(dry.options().text("reason")).contains("stuck | deploy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '\u0001',
      value = {
        "terminate 16384 | shop | 4711 | app # which of 16384, 4711 is the process id",
        "terminate prod | app | shop # in which no process id stands",
        "terminate prod-eu # terminate: \"prod-eu\" can only be a cluster and says nothing about"
            + " what",
        "terminate pid4711 x # terminate: \"x\" is neither a pid nor key:value",
        "terminate 4711x # terminate: \"4711x\" can only be a cluster and says nothing",
        "terminate *4711 # did you mean 4711?",
        "session 4711x # session: \"4711x\" can only be a cluster and needs one process id",
        "session 4711x # did you mean 4711?",
        "sessions state:idle in trans # sessions: \"trans\" is neither",
      })
  void what_could_mean_several_things_is_named(String line, String part) {
    assertThat(((Misunderstood) parser.parse(line)).message()).contains(part);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "state:\"idle in transaction\" # state:idle-in-txn",
        "state:idle in transaction # state:idle-in-txn",
        "state:idle in transaction user:x # state:idle-in-txn user:x",
        "state:idle_in_transaction # state:idle-in-txn",
        "state:IDLE-IN-TRANSACTION # state:idle-in-txn",
        "state:idle-txn # state:idle-in-txn",
        "state:!idle-txn # state:!idle-in-txn",
        "state:\"idle in transaction (aborted)\" # state:idle-in-txn-aborted",
        "state:idle in transaction (aborted) # state:idle-in-txn-aborted",
        "state:idle-txn-aborted # state:idle-in-txn-aborted",
        "state:active,idle in transaction # state:active,idle-in-txn",
        "state:fastpath # state:\"fastpath function call\"",
        "state:fastpath function call # state:\"fastpath function call\"",
        "state:disabled # state:disabled",
        "type:client backend # type:client-backend",
        "type:\"autovacuum worker\" # type:autovacuum-worker",
      })
  void words_of_postgresql_are_understood(String written, String meant) {
    assertThat(CanonicalText.of(command("sessions " + written))).isEqualTo("sessions " + meant);
    assertThat(words(("sessions " + written.replace("\"", "")).split(" ")))
        .isEqualTo(command("sessions " + meant));
  }

  @Test
  void a_phrase_ends_where_something_else_begins() {
    assertThat(command("sessions state:active app:x state:!idle").conditions()).hasSize(3);
    assertThat(command("sessions state:idle user:in type:!client").conditions()).hasSize(3);
  }

  private Command command(String line) {
    return understood(line, parser.parse(line));
  }

  private Command words(String... words) {
    return understood(String.join(" ", words), parser.parseWords(List.of(words)));
  }

  private static Command understood(String what, ParsedLine parsed) {
    assertThat(parsed).as(what).isInstanceOf(Understood.class);
    return ((Understood) parsed).command();
  }
}

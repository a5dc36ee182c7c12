package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What filters say of sessions that do not tell what they do, or that pgbailiff may not look at:
 * unknown is not "no". Eve sees nothing of the user.
 */
@ExtendWith(PostgresExtension.class)
class UntoldSessionsTest {
  private static final String OFF = "track_activities is off there: ";

  private static String login = "";
  private static String blind = "";
  private static String shop = "";
  private static String mute = "";

  private final PostgresDatabase database;
  private final PostgresSession silent;
  private final PostgresSession telling;
  private final Office office;

  UntoldSessionsTest(PostgresDatabase database, @TempDir Path folder) {
    silent = database.session(mute, "silent").run("BEGIN");
    telling = database.session(shop, "telling").run("BEGIN", "SELECT 'told'");
    this.database = database;
    office = new Office(folder, configuration(""));
  }

  /** What somebody wants to be left alone stands in the entry of prod. */
  private String configuration(String protect) {
    String entry = "{name: %s, url: \"%s\", username: %s, password: %s%s}";
    return """
    clusters: [%s, %s]
    people: [{name: ann, slack: U0ANN}, {name: eve, slack: U0EVE}]
    roles:
      - {name: dba, members: {people: [ann]}, allow: [{verbs: ["*"]}]}
      - {name: guest, members: {people: [eve]}, allow: [{verbs: ["*"], users: ["!%s"]}]}
    """
        .formatted(
            entry.formatted("prod", database.url(), login, PostgresDatabase.PASSWORD, protect),
            entry.formatted("blind", database.url(), blind, PostgresDatabase.PASSWORD, ""),
            mute);
  }

  @BeforeAll
  static void makeRoles(PostgresDatabase database) {
    login = database.role("bailiff", "IN ROLE pg_signal_backend, pg_read_all_stats");
    blind = database.role("blind", "IN ROLE pg_signal_backend");
    shop = database.role("shop");
    mute = database.role("mute");
    database.execute("ALTER ROLE " + mute + " SET track_activities = off");
  }

  @AfterEach
  void close() {
    silent.close();
    telling.close();
    office.close();
  }

  private String answer(String person, String line) {
    return text(office.types(person, line.replace("PID", String.valueOf(silent.pid()))));
  }

  private static String text(Reply reply) {
    return new TextRenderer(400, false, View.DEFAULT).render(reply).replaceAll("\\s+", " ");
  }

  private String named() {
    return "%s · silent (%d)".formatted(mute, silent.pid());
  }

  @Test
  void a_list_says_of_whom_a_filter_cannot_be_told() {
    for (String filter :
        List.of(
            "state:idle-in-txn",
            "state:!active",
            "state:idle,active",
            "idle:0s",
            "age:0s",
            "xact:0s",
            "query:told",
            "query:!told")) {
      String key = filter.substring(0, filter.indexOf(':') + 1);
      assertThat(answer("ann", "sessions prod app:*l* " + filter))
          .contains(
              "prod: of 1 session it cannot be told whether it matches %s, %s%s"
                  .formatted(key, OFF, named()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state: idle-in-txn",
        "state: '!active'",
        "query: backup",
        "query: '!told'",
        "xact: 1h",
        "age: 1h",
        "idle: 1h",
        "app: silent, state: active"
      })
  void who_may_be_meant_by_an_entry_that_protects_is_spared(String protect) {
    office.reads(configuration(", protect: [{" + protect + "}]"));
    assertThat(answer("ann", "terminate prod PID dry:yes"))
        .contains("protected by ", "what it does cannot be told: track_activities is off there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"app: other, state: active", "state: '!disabled'", "wait: lock"})
  void who_cannot_be_meant_is_not(String protect) {
    office.reads(configuration(", protect: [{" + protect + "}]"));
    assertThat(answer("ann", "terminate prod PID dry:yes"))
        .contains("it would terminate 1 session")
        .doesNotContain("protected");
  }

  @Test
  void a_list_of_nobody_says_that_it_is_not_sure_of_all() {
    assertThat(answer("ann", "sessions prod app:silent state:idle-in-txn idle:0s"))
        .contains(
            "prod: no sessions match; of 1 it cannot be told",
            "whether it matches state: idle:, " + OFF + named());
  }

  @Test
  void what_can_be_told_is_not_doubted() {
    for (String words :
        List.of(
            "app:silent",
            "app:silent wait:client",
            "app:silent wait:!none",
            "app:silent state:disabled",
            "app:silent state:!disabled",
            "app:silent state:any",
            "app:silent conn:0s",
            "app:telling state:idle",
            "PID")) {
      assertThat(answer("ann", "sessions prod " + words)).doesNotContain("cannot be told");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "terminate prod app:silent,telling state:idle-in-txn idle:0s",
        "terminate prod app:silent,telling state:!active",
        "terminate prod app:silent,telling query:!none",
        "terminate prod app:silent,telling xact:0s",
      })
  void what_cannot_be_told_is_said_and_left_alone(String line) {
    String said =
        "of 1 session it cannot be told whether it matches %s, %s%s; it is left alone, a pid alone means one all the same";
    String keys = line.contains("idle:0s") ? "state: idle:" : line.split("[ :]", -1)[4] + ":";
    assertThat(answer("ann", line + " dry:yes")).contains(said.formatted(keys, OFF, named()));
    Reply card = office.types("ann", line);
    assertThat(text(card)).contains(said.formatted(keys, OFF, named()));
    assertThat(text(office.presses("ann", card, "Confirm"))).contains("ended");
    assertThat(telling.alive()).isFalse();
    assertThat(silent.alive()).isTrue();
  }

  @Test
  void where_nothing_is_left_to_do_it_is_said_too() {
    for (String line :
        List.of(
            "terminate prod app:silent state:idle-in-txn",
            "cancel prod app:silent state:active",
            "terminate prod PID state:idle-in-txn")) {
      assertThat(answer("ann", line))
          .contains("nothing to do", "of 1 session it cannot be told whether it matches state:, ")
          .doesNotContain("does not match");
      assertThat(silent.alive()).isTrue();
    }
  }

  @Test
  void a_pid_alone_means_it_all_the_same() {
    Reply card = office.types("ann", "terminate prod " + silent.pid());
    assertThat(text(card)).doesNotContain("cannot be told");
    office.presses("ann", card, "Confirm");
    assertThat(silent.alive()).isFalse();
  }

  @Test
  void whoever_may_not_see_it_hears_nothing_of_it() {
    for (String verb : new String[] {"sessions prod", "terminate prod dry:yes"}) {
      assertThat(answer("eve", verb + " state:idle-in-txn app:silent"))
          .doesNotContain("told", mute, String.valueOf(silent.pid()));
    }
  }

  @Test
  void of_whom_pgbailiff_may_see_nothing_it_cannot_be_told_either() {
    for (String filter :
        List.of("state:idle", "client:local", "conn:0s", "wait:any", "wait:none")) {
      String key = filter.substring(0, filter.indexOf(':') + 1);
      assertThat(answer("ann", "sessions blind app:telling " + filter))
          .contains("blind: no sessions match; of 1 it cannot be told")
          .contains(
              "whether it matches %s, pgbailiff lacks pg_read_all_stats there: %s · telling (%d)"
                  .formatted(key, shop, telling.pid()));
      assertThat(answer("ann", "terminate blind app:telling " + filter))
          .contains("nothing to do", "(%d); it is left alone".formatted(telling.pid()))
          .doesNotContain("a pid alone");
    }
  }
}

package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresPair;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A standby whose replay waits for a snapshot there, which is no lock. */
class RecoveryConflictTest {
  private static final String WAITS =
      "the replay of this standby waits for sessions here (RecoveryConflictSnapshot)";

  @Test
  void a_replay_that_waits_is_not_told_as_nobody_waiting(@TempDir Path folder) {
    try (PostgresPair pair = PostgresPair.start(Map.of("max_standby_streaming_delay", "-1"));
        PostgresSession writer = session(pair.primary(), "writer");
        Office office = new Office(folder, configuration(pair.standby()))) {
      writer.run("CREATE TABLE hot AS SELECT generate_series(1, 100) AS i");
      pair.catchUp();
      assertThat(told(office, "locks prod")).contains("nobody waits for a lock");
      try (PostgresSession reader = session(pair.standby(), "reader")) {
        reader.run("BEGIN ISOLATION LEVEL REPEATABLE READ", "SELECT count(*) FROM hot");
        writer.run("DELETE FROM hot", "VACUUM hot");
        await().until(() -> told(office, "clusters"), it -> it.contains(WAITS));
        for (String verb : List.of("sessions prod", "locks prod")) {
          assertThat(told(office, verb)).contains(WAITS).doesNotContain("🟢");
        }
      }
      await().until(() -> told(office, "clusters"), it -> !it.contains(WAITS));
    }
  }

  @Test
  void a_lock_that_is_replayed_is_told_with_what_ends_it(@TempDir Path folder) {
    try (PostgresPair pair = PostgresPair.start(Map.of("max_standby_streaming_delay", "-1"));
        PostgresSession writer = session(pair.primary(), "writer");
        Office office = new Office(folder, configuration(pair.standby()))) {
      writer.run("CREATE TABLE hot (i int)", "BEGIN", "LOCK TABLE hot");
      session(pair.primary(), "flush").run("CREATE TABLE cold (i int)").close();
      pair.catchUp();
      try (PostgresSession reader = session(pair.standby(), "reader")) {
        reader.start("SELECT * FROM hot");
        String locks =
            await()
                .until(() -> told(office, "locks prod"), it -> it.contains("holds up 1 session"));
        assertThat(
                told(
                    office, "session prod " + locks.replaceFirst(".*startup \\((\\d+)\\).*", "$1")))
            .contains("a lock that it holds itself goes with the transaction on the primary");
        writer.run("COMMIT");
      }
    }
  }

  private static PostgresSession session(PostgresEmbedded server, String application) {
    return new PostgresSession(server.connect("postgres", application));
  }

  private static String told(Office office, String line) {
    return new TextRenderer(100, false, View.NARROW, ZoneOffset.UTC)
        .render(office.types("ann", line))
        .replaceAll("\\s+", " ");
  }

  private static String configuration(PostgresEmbedded server) {
    return """
    clusters: [{name: prod, url: "%s", username: postgres}]
    slack: {bot_token: xoxb-1, app_token: xapp-1}
    people: [{name: ann, slack: U0ANN}]
    roles: [{name: dba, members: {people: [ann]}, allow: [{verbs: ["*"]}]}]
    """
        .formatted(server.url("postgres"));
  }
}

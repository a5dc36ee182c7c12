package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whoever waits for a page that others look at waits, though the server names nobody. */
@ExtendWith(PostgresExtension.class)
class PinnedPageTest {

  @Test
  void it_is_not_said_that_nobody_waits(PostgresDatabase database, @TempDir Path folder) {
    String login = database.role("bailiff", "IN ROLE pg_read_all_stats");
    String shop = database.role("shop");
    try (PostgresSession owner = database.session("owner")) {
      owner.run(
          "CREATE TABLE page AS SELECT g FROM generate_series(1, 9) g",
          "ALTER TABLE page OWNER TO " + shop);
    }
    String configuration =
        """
        clusters: [{name: prod, url: "%s", username: %s, password: %s}]
        people: [{name: ann, slack: U0ANN}]
        roles: [{name: dba, members: {people: [ann]}, allow: [{verbs: ["*"]}]}]
        """
            .formatted(database.url(), login, PostgresDatabase.PASSWORD);
    try (Office office = new Office(folder, configuration);
        PostgresSession reader = database.session(shop, "reader");
        PostgresSession vacuum = database.session(shop, "vacuum")) {
      reader.run("BEGIN", "DECLARE c CURSOR FOR SELECT * FROM page", "FETCH 1 FROM c");
      var freeze = vacuum.start("VACUUM (FREEZE) page");
      await()
          .untilAsserted(() ->
              assertThat(answer(office, "sessions prod user:" + shop))
                  .contains(
                      "%s · vacuum (%d) waits for a page that others look at (BufferPin)"
                          .formatted(shop, vacuum.pid())));
      reader.run("COMMIT");
      assertThat(freeze.failure()).isEmpty();
      assertThat(answer(office, "sessions prod user:" + shop)).doesNotContain("BufferPin");
    }
  }

  private static String answer(Office office, String line) {
    return new TextRenderer(400, false, View.DEFAULT).render(office.types("ann", line));
  }
}

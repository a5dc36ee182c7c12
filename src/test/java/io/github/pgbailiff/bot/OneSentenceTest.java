package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is told once: a request, however many it hit, and the rows of one cluster of several. */
@ExtendWith(PostgresExtension.class)
final class OneSentenceTest {
  @TempDir private Path folder;

  private String shown(Office office, String line) {
    return new TextRenderer(200, false, View.DEFAULT).render(office.types("bob", line));
  }

  @Test
  void why_tells_of_a_request_once_and_usage_shows_the_rows_of_one_cluster(
      PostgresDatabase database) {
    String login = database.bailiff();
    String web = database.role("web");
    String configuration =
        """
        clusters:
          - {name: prod, url: "%1$s", username: %2$s, password: %3$s}
          - {name: other, url: "%1$s", username: %2$s, password: %3$s}
        people: [{name: bob, slack: U0BOB}]
        roles: [{name: dba, members: {people: [bob]}, allow: [{verbs: ["*"]}]}]
        """
            .formatted(database.url(), login, PostgresDatabase.PASSWORD);
    try (var office = new Office(folder, configuration);
        PostgresSession one = database.session(web, "blog");
        PostgresSession two = database.session(web, "blog")) {
      assertThat(shown(office, "usage").lines().filter(it -> it.startsWith("STATE"))).hasSize(1);
      assertThat(office.json("bob", "usage").split("\"by_state\"", -1)).hasSize(3);
      office.presses("bob", office.types("bob", "terminate prod user:" + web), "Confirm");
      assertThat(one.alive()).isFalse();
      assertThat(shown(office, "why user:" + web).lines().filter(it -> it.contains("R-1")))
          .hasSize(1)
          .allSatisfy(it ->
              assertThat(it)
                  .contains(String.valueOf(one.pid()), String.valueOf(two.pid()), "on prod"));
    }
  }
}

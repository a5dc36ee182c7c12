package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What acting verbs say of process ids that they were told and do not take. */
@ExtendWith(PostgresExtension.class)
class UnselectedPidsTest {
  /** A process id that no server gives. */
  private static final int NOBODY = 2_000_000_000;

  private static String login = "";
  private static String shop = "";

  private final PostgresSession living;
  private final Office office;

  UnselectedPidsTest(PostgresDatabase database, @TempDir Path folder) {
    living = database.session(shop, "shop");
    office =
        new Office(
            folder,
            """
            clusters: [{name: prod, url: "%s", username: %s, password: %s}]
            people: [{name: ann, slack: U0ANN}, {name: eve, slack: U0EVE}]
            roles:
              - {name: dba, members: {people: [ann]}, allow: [{verbs: ["*"]}]}
              - {name: guest, members: {people: [eve]}, allow: [{verbs: ["*"], users: ["!%s"]}]}
            """
                .formatted(database.url(), login, PostgresDatabase.PASSWORD, shop));
  }

  @BeforeAll
  static void makeRoles(PostgresDatabase database) {
    login = database.bailiff();
    shop = database.role("shop");
  }

  @AfterEach
  void close() {
    living.close();
    office.close();
  }

  private String answer(String person, String line) {
    Reply reply = office.types(person, line.replace("PID", String.valueOf(living.pid())));
    return new TextRenderer(200, false, View.DEFAULT).render(reply).replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "terminate prod PID app:nobody",
        "cancel prod PID app:nobody",
        "terminate prod pid:PID app:nobody",
        "cancel prod pid:PID app:nobody",
        "terminate prod PID app:nobody dry:yes",
      })
  void a_session_that_lives_and_does_not_match_is_left_out_and_not_gone(String line) {
    assertThat(answer("ann", line))
        .contains(living.pid() + ": left out, it does not match ", "app:nobody on prod")
        .doesNotContain("gone");
  }

  @Test
  void what_is_looked_for_in_queries_is_told_as_its_length() {
    assertThat(answer("ann", "terminate prod PID query:secret"))
        .contains("does not match query:(6 characters) on prod")
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"terminate prod %d", "terminate prod pid:%d", "cancel prod %d app:nobody"})
  void whoever_is_not_there_is_gone(String line) {
    assertThat(answer("ann", line.formatted(NOBODY)))
        .contains(NOBODY + ": already gone, no such session on prod");
  }

  @ParameterizedTest
  @ValueSource(strings = {"terminate prod %s app:nobody", "terminate prod pid:%s app:nobody"})
  void whoever_may_not_see_a_session_is_told_the_same_as_of_one_that_is_not_there(String line) {
    String hidden = answer("eve", line.formatted("PID"));
    String absent = answer("eve", line.formatted(NOBODY));
    assertThat(hidden.replace(String.valueOf(living.pid()), "N"))
        .contains("N: already gone")
        .isEqualTo(absent.replace(String.valueOf(NOBODY), "N"));
  }
}

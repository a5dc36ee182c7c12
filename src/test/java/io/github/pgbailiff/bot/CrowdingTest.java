package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.audit.RecordQuota;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.request.gate.Requests;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One person who asks for too much: the others are served, and the record stays readable. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CrowdingTest {
  private String login = "";
  private Optional<Office> office = Optional.empty();

  @BeforeAll
  void build(PostgresDatabase database) {
    login = database.bailiff();
  }

  @BeforeEach
  void open(@TempDir Path folder, PostgresDatabase database) {
    office =
        Optional.of(
            new Office(
                folder,
                """
                clusters: [{name: prod, url: "%s", username: %s, password: %s}]
                people: [{name: ann, slack: U0ANN}, {name: bob, slack: U0BOB}]
                roles: [{name: oncall, members: {people: [ann, bob]}, allow: [{verbs: ["*"]}]}]
                """
                    .formatted(database.url(), login, PostgresDatabase.PASSWORD)));
  }

  @AfterEach
  void close() {
    office.ifPresent(Office::close);
  }

  private Office office() {
    return office.orElseThrow();
  }

  @Test
  void nobody_has_more_than_twenty_open_requests_and_others_may_ask(PostgresDatabase database) {
    PostgresSession session = database.session(database.role("crowd"), "crowd");
    String terminate = "terminate prod " + session.pid();
    Reply last = office().types("ann", terminate);
    for (int i = 1; i < Requests.MOST_OPEN; i++) {
      last = office().types("ann", terminate);
      assertThat(last).isInstanceOf(Reply.Card.class);
    }
    assertThat(office().json("ann", terminate))
        .contains("\"denied\"", "20 requests of yours are open, as many as one person may have");
    assertThat(office().record().getLast()).contains("\"type\":\"denied\"", "20 requests");
    assertThat(office().types("bob", terminate)).isInstanceOf(Reply.Card.class);
    Reply _ = office().presses("ann", last, "Never mind");
    assertThat(office().types("ann", terminate)).isInstanceOf(Reply.Card.class);
    assertThat(session.alive()).isTrue();
  }

  @Test
  void what_is_denied_to_one_account_again_and_again_is_counted_on_the_record() {
    for (int i = 0; i < 600; i++) {
      assertThat(office().json("eve", "terminate prod app:x")).contains("\"denied\"");
    }
    assertThat(office().record()).hasSize(RecordQuota.A_MINUTE);
    assertThat(office().json("bob", "sessions prod")).contains("\"total\"");
    assertThat(office().json("fay", "terminate prod app:x")).contains("\"denied\"");
    assertThat(office().record()).hasSize(RecordQuota.A_MINUTE + 1);
  }
}

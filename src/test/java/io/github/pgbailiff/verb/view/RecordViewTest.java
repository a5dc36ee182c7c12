package io.github.pgbailiff.verb.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.bot.Office;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The record as people with limits read it: ann may read it of one database, carl of the cluster
 * {@code prod}, bob all of it.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RecordViewTest {
  private String configuration = "";
  private String shop = "";
  private String payroll = "";
  private String billing = "";
  private Optional<PostgresDatabase> database = Optional.empty();
  private Optional<Office> office = Optional.empty();

  @BeforeAll
  void build(PostgresDatabase database) {
    this.database = Optional.of(database);
    String login = database.bailiff();
    shop = database.role("shop");
    payroll = database.role("payroll");
    billing = database.name() + "_billing";
    database.execute("CREATE DATABASE " + billing + " OWNER " + payroll);
    String entry = "url: \"%s\", username: %s, password: test".formatted(database.url(), login);
    configuration =
        """
        clusters: [{name: prod, %s}, {name: vault, %s}]
        people: [{name: ann, slack: U0ANN}, {name: bob, slack: U0BOB}, {name: carl, slack: U0CARL}]
        roles:
          - {name: guest, members: {people: [ann]}, allow: [{verbs: [read, audit], clusters: [prod], databases: [%s]}]}
          - {name: dba, members: {people: [bob]}, allow: [{verbs: ["*"]}]}
          - {name: oncall, members: {people: [carl]}, allow: [{verbs: [read, audit], clusters: [prod]}]}
        """
            .formatted(entry, entry, database.name());
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    office = Optional.of(new Office(folder, configuration));
  }

  @AfterEach
  void close() {
    office.ifPresent(Office::close);
  }

  @AfterAll
  void drop() {
    database.orElseThrow().execute("DROP DATABASE " + billing + " WITH (FORCE)");
  }

  private String audit(String person, String keys) {
    return Office.json(office.orElseThrow().types(person, "audit " + keys));
  }

  private void ends(String command) {
    var card = office.orElseThrow().types("bob", command);
    var _ = office.orElseThrow().presses("bob", card, "Confirm");
  }

  @Test
  void events_of_databases_out_of_reach_are_not_there() {
    PostgresSession seen = database.orElseThrow().session(shop, "shop");
    try (PostgresSession hidden =
        new PostgresSession(
            database
                .orElseThrow()
                .server()
                .connect(billing, payroll, PostgresDatabase.PASSWORD, "payroll run"))) {
      ends("terminate prod " + seen.pid() + " reason:\"the shop\"");
      ends("terminate prod " + hidden.pid() + " reason:\"the payroll\"");
      String ann = audit("ann", "cluster:prod");
      assertThat(ann).contains(String.valueOf(seen.pid())).doesNotContain("payroll", "R-2");
      assertThat(audit("ann", "cluster:prod pid:" + hidden.pid()).replace("" + hidden.pid(), "1"))
          .isEqualTo(audit("ann", "cluster:prod pid:1"));
      assertThat(audit("ann", "cluster:prod pid:" + seen.pid())).contains("outcome");
      assertThat(audit("bob", "cluster:prod")).contains("the payroll");
    }
  }

  @Test
  void of_an_event_that_also_concerns_another_cluster_only_the_rest_is_told() {
    PostgresSession session = database.orElseThrow().session(shop, "shop");
    ends("terminate prod,vault " + session.pid() + " reason:\"on vault too\"");
    String carl = audit("carl", "cluster:prod");
    assertThat(carl).contains("executing", String.valueOf(session.pid())).doesNotContain("vault");
    assertThat(audit("carl", "cluster:vault")).contains("\"denied\"");
    assertThat(audit("bob", "cluster:prod")).contains("on vault too");
  }
}

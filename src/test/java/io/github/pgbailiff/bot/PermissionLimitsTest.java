package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Permissions that are no effects, each held to its databases and users, on a real server. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PermissionLimitsTest {
  private static final String EVERYTHING = "{verbs: [read, terminate]}";

  private String login = "";
  private String standby = "";
  private String url = "";
  private String database = "";
  private Optional<Office> office = Optional.empty();

  @BeforeAll
  void build(PostgresDatabase database) {
    this.login = database.bailiff();
    this.standby = database.role("standby", "REPLICATION");
    this.url = database.url();
    this.database = database.name();
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    office = Optional.of(new Office(folder, configuration(EVERYTHING, "")));
  }

  @AfterEach
  void close() {
    office.ifPresent(Office::close);
  }

  private String configuration(String allow, String deny) {
    return """
    clusters: [{name: prod, url: "%s", username: %s, password: %s}]
    people: [{name: ann, slack: U0ANN}]
    roles: [{name: oncall, members: {people: [ann]}, allow: [%s]%s}]
    """
        .formatted(
            url,
            login,
            PostgresDatabase.PASSWORD,
            allow,
            deny.isEmpty() ? "" : ", deny: [" + deny + "]");
  }

  private PostgresSession walsender() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", standby);
    properties.setProperty("password", PostgresDatabase.PASSWORD);
    properties.setProperty("replication", "database");
    properties.setProperty("preferQueryMode", "simple");
    properties.setProperty("assumeMinServerVersion", "9.4");
    Connection connection = DriverManager.getConnection(url, properties);
    return new PostgresSession(connection);
  }

  private Reply terminates(String walsender) {
    return office.orElseThrow().types("ann", "terminate prod type:walsender user:" + walsender);
  }

  @Test
  void replication_is_ended_only_within_the_limits_of_walsender() throws SQLException {
    try (PostgresSession replica = walsender()) {
      for (String lacking :
          new String[] {
            "{verbs: [audit]}",
            "{verbs: [walsender], databases: [elsewhere]}",
            "{verbs: [walsender], users: [somebody]}",
            "{verbs: [walsender], users: [\"!%s\"]}".formatted(standby),
          }) {
        office.orElseThrow().reads(configuration(EVERYTHING + ", " + lacking, ""));
        assertThat(Office.json(terminates(standby)))
            .as(lacking)
            .contains("\"excluded\"", "walsender")
            .doesNotContain("\"selected\"");
      }
      String whole = EVERYTHING + ", {verbs: [walsender]}";
      office
          .orElseThrow()
          .reads(configuration(whole, "{verbs: [walsender], databases: [%s]}".formatted(database)));
      assertThat(Office.json(terminates(standby))).contains("walsender denied by role oncall");
      office
          .orElseThrow()
          .reads(
              configuration(
                  "%s, {verbs: [walsender], databases: [%s]}".formatted(EVERYTHING, database), ""));
      Reply card = terminates(standby);
      assertThat(Office.json(card)).contains("\"selected\"");
      assertThat(replica.pid()).isPositive();
    }
  }

  @Test
  void who_lost_walsender_before_execution_ends_no_replication() throws SQLException {
    String before = EVERYTHING + ", {verbs: [walsender]}";
    try (PostgresSession replica = walsender()) {
      office.orElseThrow().reads(configuration(before, ""));
      Reply card = terminates(standby);
      office.orElseThrow().reads(configuration(EVERYTHING, ""));
      Reply answer = office.orElseThrow().presses("ann", card, "Confirm");
      assertThat(Office.json(answer))
          .contains("ann may no longer do this: prod: walsender on prod");
      office.orElseThrow().reads(configuration(before, ""));
      Reply done = office.orElseThrow().presses("ann", terminates(standby), "Confirm");
      assertThat(Office.json(done)).contains("\"finished\"");
      assertThat(replica.start("IDENTIFY_SYSTEM").failure()).isPresent();
    }
  }
}

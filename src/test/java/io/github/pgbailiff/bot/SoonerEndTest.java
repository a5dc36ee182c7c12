package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A block that stands, and people who would have it end sooner: to do so is to lift it. Ann may
 * anything, eve may not unblock, and for dan unblocking takes an approval.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SoonerEndTest {
  private String login = "";
  private String shop = "";
  private Office office;

  @BeforeAll
  void build(PostgresDatabase database) {
    login = database.role("bailiff", "SUPERUSER");
    shop = database.role("shop");
  }

  @BeforeEach
  void open(@TempDir Path folder, PostgresDatabase database) {
    database.execute("ALTER ROLE " + shop + " LOGIN CONNECTION LIMIT -1");
    office =
        new Office(
            folder,
            """
            clusters: [{name: prod, url: "%s", username: %s, password: %s}]
            people: [{name: ann, slack: U0ANN}, {name: eve, slack: U0EVE}, {name: dan, slack: U0DAN}, {name: zoe, slack: U0ZOE}]
            roles:
              - {name: dba, members: {people: [ann, zoe]}, allow: [{verbs: ["*"]}]}
              - {name: guest, members: {people: [eve]}, allow: [{verbs: ["*"]}], deny: [{verbs: [unblock]}]}
              - {name: dev, members: {people: [dan]}, allow: [{verbs: [read, block, unblock, terminate]}]}
            rules:
              - {when: {verbs: [unblock], users: ["%s"]}, require: {approvals: 1, from: [dba]}}
            slack: {bot_token: "xoxb-1", app_token: "xapp-1", approvals_channel: C0OPS0001}
            """
                .formatted(database.url(), login, PostgresDatabase.PASSWORD, shop));
    does("ann", "block prod user:" + shop + " for:2h");
  }

  @AfterEach
  void close() {
    office.close();
  }

  private Reply does(String person, String line) {
    Reply asked = office.types(person, line);
    return office.presses(person, asked, "Confirm");
  }

  private String minutes() {
    return office.json("ann", "blocks").replaceAll(".*\"until\":\"([^\"]+)\".*", "$1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"extend B-1 for:1s", "block prod user:%s for:1s", "drain prod user:%s for:1s"})
  void it_takes_the_right_and_the_approvals_of_unblock(String line) {
    String before = minutes();
    assertThat(office.json("eve", line.formatted(shop)))
        .contains("it would end sooner than it stands, which takes the right to unblock");
    assertThat(office.types("eve", line.formatted(shop) + " dry:yes").toString())
        .contains("dry run: it would be refused: it would end sooner than it stands");
    assertThat(office.json("dan", line.formatted(shop))).contains("\"state\":\"pending\"");
    assertThat(minutes()).isEqualTo(before);
  }

  @Test
  void longer_takes_neither() {
    String before = minutes();
    for (String person : List.of("eve", "dan")) {
      assertThat(Office.json(does(person, "extend B-1 for:3h"))).contains("\"state\":\"finished\"");
    }
    assertThat(minutes()).isGreaterThan(before);
  }

  @Test
  void what_was_asked_for_as_longer_does_not_make_it_shorter_meanwhile() {
    Reply asked = office.types("eve", "extend B-1 for:3h");
    does("ann", "extend B-1 for:5h");
    String before = minutes();
    office.presses("eve", asked, "Confirm");
    assertThat(office.record()).anyMatch(it -> it.contains("shut already (for longer)"));
    assertThat(minutes()).isEqualTo(before);
  }

  @Test
  void who_may_unblock_may_have_it_end_sooner() {
    String before = minutes();
    assertThat(office.json("ann", "extend B-1 for:1h")).contains("R-2", "pending");
    assertThat(minutes()).isEqualTo(before);
    assertThat(office.json("zoe", "approve R-2 prod")).contains("finished");
    assertThat(minutes()).isLessThan(before);
  }
}

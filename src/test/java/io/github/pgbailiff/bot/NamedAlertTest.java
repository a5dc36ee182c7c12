package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.alert.BuiltInRules;
import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.alert.Subject;
import io.github.pgbailiff.reply.Press;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An alert of another program, which is about no session, called by its id. */
class NamedAlertTest {
  private static final String CONFIGURATION =
      """
      clusters:
        - {name: prod, url: "jdbc:postgresql://127.0.0.1:1/postgres"}
        - {name: far, url: "jdbc:postgresql://127.0.0.1:1/postgres"}
      people: [{name: ann, slack: U0ANN}]
      roles: [{name: oncall, members: {people: [ann]}, allow: [{verbs: ["*"]}]}]
      """;

  private Office office;

  @BeforeEach
  void open(@TempDir Path folder) {
    office = new Office(folder, CONFIGURATION);
    office
        .program()
        .records()
        .alerts()
        .foreign(
            "prod",
            BuiltInRules.all().getFirst(),
            Subject.key("disk"),
            Sight.saying(Instant.now(), "the disk is nearly full"),
            false,
            Map.of());
  }

  @AfterEach
  void close() {
    office.close();
  }

  private String snoozes(String answer) {
    return Office.json(
        office.presses(
            "ann", new Press(Press.Action.ALERT_SNOOZE, "A-1", 1), Map.of("for", answer)));
  }

  @Test
  void it_is_found_from_a_channel_that_stands_for_another_cluster() {
    assertThat(Office.json(office.types("ann", "alerts", "far"))).isEqualTo("{\"alerts\":[]}");
    assertThat(Office.json(office.types("ann", "alerts A-1", "far")))
        .contains("\"alert\":\"A-1\"", "\"cluster\":\"prod\"");
  }

  @Test
  void what_cannot_be_held_back_is_said_with_what_can() {
    assertThat(snoozes("app"))
        .contains("A-1 is about no application; a time such as 30m or 4h, or over would be right");
    assertThat(snoozes("soon")).contains("is neither a time such as 30m or 4h, nor over, nor app");
    assertThat(snoozes("31d")).contains("is neither a time");
    assertThat(office.record()).noneMatch(it -> it.contains("alert_snoozed"));
  }

  @Test
  void it_is_held_back_until_then() {
    assertThat(snoozes("30m"))
        .contains("\"alert\":\"A-1\"", "\"state\":\"snoozed\"", "\"until\":\"2");
    assertThat(office.record()).anyMatch(it -> it.contains("alert_snoozed"));
    assertThat(Office.json(office.types("ann", "alerts A-1", "here")))
        .contains("\"state\":\"snoozed\"", "\"snoozed_by\":\"ann\"");
  }
}

package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.audit.Event;
import io.github.pgbailiff.audit.EventType;
import io.github.pgbailiff.reply.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far back an answer from a long record reaches. */
final class AuditReachTest {
  private static final String CONFIGURATION =
      """
      clusters: [{name: prod, url: "jdbc:postgresql://127.0.0.1:1/postgres"}]
      people: [{name: ann, slack: U0ANN}]
      roles: [{name: dba, members: {people: [ann]}, allow: [{verbs: ["*"]}]}]
      """;
  private static final int MANY = 31_000;

  private Office office;

  @BeforeEach
  void open(@TempDir Path folder) {
    office = new Office(folder, CONFIGURATION);
    append(event("R-1", 71322), 1);
    append(event("R-2", 4), MANY);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private static Event event(String request, int pid) {
    return Event.of(EventType.OUTCOME)
        .with("actor", "slack:U0BOB")
        .with("cluster", "prod")
        .with("request", request)
        .with("targets", List.of(Map.of("cluster", "prod", "pid", pid)))
        .build();
  }

  private void append(Event event, int times) {
    var records = office.program().records();
    records
        .store()
        .transact(tx -> {
          IntStream.range(0, times).forEach(_ -> records.audit().append(tx, event));
          return 0;
        });
  }

  @Test
  void whoever_ended_a_session_is_found_however_long_ago() {
    assertThat(office.types("ann", "audit pid:71322").toString())
        .contains("Record 1")
        .doesNotContain("no events", "older ones");
    assertThat(office.types("ann", "audit request:R-1").toString()).contains("Record 1");
  }

  @Test
  void people_and_clusters_that_are_gone_are_found_and_others_are_no_empty_list() {
    append(
        Event.of(EventType.OUTCOME)
            .with("actor", "slack:U0EVE")
            .with("person", "eve")
            .with("cluster", "gone")
            .with("request", "R-3")
            .build(),
        1);
    assertThat(office.types("ann", "audit by:eve").toString()).contains("R-3");
    assertThat(office.types("ann", "audit cluster:gone").toString()).contains("R-3");
    assertThat(office.types("ann", "audit by:eve cluster:gone request:R-9").toString())
        .contains("no events")
        .doesNotContain("is called");
    assertThat(office.types("ann", "audit by:U0ANN verb:block").toString()).contains("no events");
    assertThat(office.types("ann", "audit by:evil request:R-3"))
        .isInstanceOf(Reply.Refusal.class)
        .asString()
        .contains("nobody is called \"evil\", now or on the record");
  }

  @Test
  void what_is_not_all_of_it_says_how_far_it_reaches() {
    assertThat(office.types("ann", "audit pid:4").toString())
        .contains(
            "these are the newest 1000, back to event %d of 20".formatted(MANY + 1 - 999),
            "older ones: narrow it down by a key, or export-audit");
  }
}

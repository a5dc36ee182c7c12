package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import io.github.pgbailiff.testing.replies.CountedReplies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts on a real server: what is shown is no more than what matched, and that no more than what
 * there is, for whoever asks. Ann may see one database, bob all, carl all but one user's.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CountsTest {
  private static final List<String> PEOPLE = List.of("ann", "bob", "carl");
  private static final List<String> FILTERS =
      List.of(
          "",
          "db:*",
          "db:!nobody",
          "user:*",
          "user:!nobody",
          "user:none",
          "app:count-*",
          "app:!count-*",
          "client:local",
          "client:0.0.0.0/0",
          "client:!10.0.0.0/8",
          "state:any",
          "state:idle",
          "state:active",
          "state:idle-in-txn",
          "state:!idle",
          "xact:0s",
          "age:0s",
          "idle:0s",
          "conn:0s",
          "holds:1",
          "held:1s",
          "waits:1s",
          "xmin:1",
          "wait:any",
          "wait:none",
          "wait:Client:ClientRead",
          "type:any",
          "type:client",
          "type:!client",
          "type:walsender",
          "type:checkpointer",
          "query:select",
          "query:!select",
          "pid:1",
          "pid:!1");

  private final List<PostgresSession> sessions = new ArrayList<>();
  private String configuration = "";
  private String web = "";
  private String etl = "";
  private Optional<PostgresDatabase> database = Optional.empty();
  private Optional<Office> opened = Optional.empty();

  @BeforeAll
  void build(PostgresDatabase database) {
    this.database = Optional.of(database);
    String login = database.bailiff();
    web = database.role("web");
    etl = database.role("etl");
    configuration =
        """
        clusters: [{name: prod, url: "%s", username: %s, password: %s, protect: [{app: backup}]}]
        people: [{name: ann, slack: U0ANN}, {name: bob, slack: U0BOB}, {name: carl, slack: U0CARL}]
        roles:
          - {name: guest, members: {people: [ann]}, allow: [{verbs: [read, terminate, cancel], databases: [%s]}]}
          - {name: dba, members: {people: [bob]}, allow: [{verbs: ["*"]}]}
          - {name: oncall, members: {people: [carl]}, allow: [{verbs: ["*"], users: ["!%s"]}]}
        """
            .formatted(database.url(), login, PostgresDatabase.PASSWORD, database.name(), etl);
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    opened = Optional.of(new Office(folder, configuration));
    List.of("count-a", "count-b", "count-c", "backup").forEach(it -> inTransaction(web, it));
    inTransaction(etl, "count-d");
    List.of("count-e", "count-f").forEach(it -> sessions.add(server().session(web, it)));
  }

  private void inTransaction(String user, String app) {
    sessions.add(server().session(user, app).run("BEGIN", "SELECT 'hush'"));
  }

  @AfterEach
  void close() {
    opened.ifPresent(Office::close);
    sessions.forEach(PostgresSession::close);
    sessions.clear();
  }

  private PostgresDatabase server() {
    return database.orElseThrow();
  }

  private Office office() {
    return opened.orElseThrow();
  }

  private static JsonNode cluster(Reply reply) {
    return JsonMapper.shared().readTree(Office.json(reply)).path("clusters").path(0);
  }

  private static Reply.Report report(Reply reply) {
    return switch (reply) {
      case Reply.Presented presented -> report(presented.reply());
      case Reply.Card card -> card.report();
      case Reply.Report report -> report;
      default -> throw new AssertionError("no report: " + reply);
    };
  }

  /** What holds for every answer, however it is read. */
  private static Reply holds(Reply reply) {
    for (View view : View.values()) {
      CountedReplies.holds(new TextRenderer(200, false, view).render(reply));
    }
    report(reply).sections().stream()
        .flatMap(section -> section.bodies().stream())
        .forEach(body -> {
          if (body instanceof Body.Table table) {
            assertThat((long) table.rows().size()).isLessThanOrEqualTo(table.matched());
          }
        });
    return reply;
  }

  private void holds(String person, String line) {
    Reply reply = holds(office().types(person, line));
    JsonNode cluster = cluster(reply);
    long shown = cluster.path("sessions").size();
    long matched = cluster.path("matched").asLong(-1);
    long total = cluster.path("total").asLong(-1);
    assertThat(shown).as("%s: %s", person, line).isLessThanOrEqualTo(matched);
    assertThat(matched).as("%s: %s", person, line).isLessThanOrEqualTo(total);
  }

  @Test
  void what_is_shown_matched_and_what_matched_is_there() {
    for (String filter : FILTERS) {
      PEOPLE.forEach(person -> holds(person, ("sessions prod " + filter).strip()));
      holds("bob", "sessions prod " + filter + " type:any state:any");
    }
  }

  @Test
  void certain_pids_are_counted_as_they_are_listed() {
    for (String person : PEOPLE) {
      holds(person, "sessions prod " + sessions.getLast().pid());
      holds(person, "sessions prod pid:!" + sessions.getLast().pid());
      holds(person, "sessions prod " + sessions.getFirst().pid() + " " + Integer.MAX_VALUE);
    }
  }

  @Test
  void each_of_the_pages_counts_all_and_together_they_are_all() {
    for (String person : PEOPLE) {
      Set<Long> pids = new HashSet<>();
      long listed = person.equals("carl") ? 3 : 4;
      long matched = listed + 2;
      Reply page = office().types(person, "sessions prod app:count-* limit:2 sort:pid");
      for (int number = 1; number <= 2; number++) {
        JsonNode cluster = cluster(holds(page));
        assertThat(cluster.path("matched").asLong()).isEqualTo(matched);
        cluster.path("sessions").forEach(it -> pids.add(it.path("pid").asLong()));
        String text = new TextRenderer(200, false, View.DEFAULT).render(page);
        assertThat(text).contains(matched + " of ", "of " + listed, "2 idle sessions", "of 2");
        if (number == 1) {
          page = office().presses(person, page, "Next");
        }
      }
      assertThat(pids).hasSize((int) listed);
    }
  }

  @Test
  void whatever_is_counted_by_other_verbs_adds_up() {
    for (String person : PEOPLE) {
      JsonNode usage = cluster(holds(office().types(person, "usage prod")));
      long used = usage.path("used").asLong(-1);
      assertThat(used).isLessThanOrEqualTo(usage.path("max_connections").asLong());
      for (String by :
          List.of("by_state", "by_database", "by_user", "by_application", "by_client")) {
        long sum = 0;
        for (JsonNode count : usage.path(by)) {
          sum += count.asLong();
        }
        assertThat(sum).as(person + " " + by).isPositive().isLessThanOrEqualTo(used);
      }
      holds(office().types(person, "clusters"));
      holds(office().types(person, "locks prod"));
      holds(office().types(person, "cancel prod app:*count* dry:yes"));
      holds(office().types(person, "terminate prod app:count-*,backup dry:yes"));
    }
  }

  @Test
  void requests_blocks_and_the_record_count_what_they_list() {
    for (String person : PEOPLE) {
      for (int i = 0; i < 3; i++) {
        Reply card = office().types(person, "terminate prod app:count-*,backup reason:INC-" + i);
        holds(office().presses(person, holds(card), "Never mind"));
      }
    }
    for (String person : PEOPLE) {
      holds(office().types(person, "requests"));
      holds(office().types(person, "requests limit:1"));
      holds(office().types(person, "blocks"));
    }
    for (String line :
        List.of("audit", "audit limit:1", "audit limit:2 page:2", "audit verb:terminate")) {
      holds(office().types("bob", line));
    }
  }
}

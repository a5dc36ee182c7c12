package io.github.pgbailiff.postgres.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.RelationNames;
import io.github.pgbailiff.change.Selection;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.connection.Attribution;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import io.github.pgbailiff.verb.view.SessionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients behind a pooler, as far as application names tell them. */
@ExtendWith(PostgresExtension.class)
class PooledSessionsTest {
  private final PostgresDatabase database;
  private String bailiff = "";

  PooledSessionsTest(PostgresDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void grant() {
    bailiff = database.name() + "_bailiff";
    if (database.query("SELECT 1 FROM pg_roles WHERE rolname = '" + bailiff + "'").isEmpty()) {
      database.bailiff();
    }
  }

  @AfterEach
  void close() {
    database.closeSessions();
  }

  private PostgresCluster cluster(String... protect) {
    return GivenRights.over(GivenRights.cluster(database, bailiff, protect));
  }

  private PostgresSession enter(String applicationName) {
    PostgresSession session = database.session("");
    session.run("SET application_name = '" + applicationName + "'");
    return session;
  }

  private List<Integer> found(PostgresCluster cluster, String... conditions) {
    List<Condition> all = new ArrayList<>(GivenRights.conditions(conditions));
    all.addAll(GivenRights.conditions("db:" + database.name()));
    return cluster.sessions(SessionQuery.ALL.where(all)).rows().stream().map(Session::pid).toList();
  }

  private Session only(PostgresCluster cluster, int pid) {
    return cluster.sessions(SessionQuery.ALL.pids(List.of(pid))).rows().getFirst();
  }

  @Test
  void the_client_behind_is_shown_and_found() {
    int pid = enter("checkout - 10.0.0.7:41522").pid();
    int six = enter("cart - [2001:db8::7]:39266").pid();
    int other = enter("report").pid();
    Session session = only(cluster(), pid);
    String via = session.client().orElseThrow();
    assertThat(session.origin()).contains("10.0.0.7 via " + via);
    assertThat(session.application()).contains("checkout");
    assertThat(session.applicationName()).contains("checkout - 10.0.0.7:41522");
    assertThat(only(cluster(), six).origin()).contains("2001:db8::7 via " + via);
    assertThat(only(cluster(), other).origin()).contains(via);
    assertThat(found(cluster(), "client:10.0.0.7")).containsExactly(pid);
    assertThat(found(cluster(), "client:10.0.0.0/24")).containsExactly(pid);
    assertThat(found(cluster(), "client:2001:db8::/32")).containsExactly(six);
    assertThat(found(cluster(), "client:!10.0.0.7")).containsExactlyInAnyOrder(six, other);
    assertThat(found(cluster(), "client:" + via)).containsExactlyInAnyOrder(pid, six, other);
    assertThat(found(cluster(), "app:checkout")).containsExactly(pid);
    assertThat(found(cluster(), "app:checkout - *")).containsExactly(pid);
    assertThat(found(cluster(), "app:!checkout")).containsExactlyInAnyOrder(six, other);
  }

  @Test
  void connections_are_counted_by_the_client_behind() {
    String via = only(cluster(), enter("checkout - 10.0.0.7:41522").pid()).client().orElseThrow();
    enter("checkout - 10.0.0.7:41523");
    enter("cart - [2001:db8::7]:39266");
    enter("report");
    assertThat(cluster().usage().byClient())
        .containsEntry("10.0.0.7 via " + via, 2)
        .containsEntry("2001:db8::7 via " + via, 1)
        .containsKey(via);
  }

  @Test
  void nothing_is_protected_by_what_a_client_says_of_itself() {
    int pid = enter("checkout - 10.0.0.7:41522").pid();
    for (String entry : List.of("client:10.0.0.7", "client:10.0.0.0/8", "app:checkout")) {
      assertThat(only(cluster(entry), pid).exclusion()).as(entry).isEmpty();
    }
    String via = only(cluster(), pid).client().orElseThrow();
    for (String entry : List.of("client:" + via, "app:checkout*", "client:!10.0.0.7")) {
      assertThat(only(cluster(entry), pid).exclusion()).as(entry).isPresent();
    }
  }

  @Test
  void a_rule_of_the_watch_finds_them_too() {
    int pid = enter("checkout - 10.0.0.7:41522").pid();
    JudgedSessions judged =
        cluster("user:nobody")
            .judged(
                List.of(
                    GivenRights.conditions("client:10.0.0.7"),
                    GivenRights.conditions("client:10.0.0.8")));
    assertThat(judged.satisfied().get(pid)).containsExactly(0);
  }

  @Test
  void who_serves_another_client_by_now_is_spared() {
    PostgresSession pooled = enter("checkout - 10.0.0.7:41522");
    PostgresCluster cluster = cluster();
    var target = only(cluster, pooled.pid()).target();
    var step =
        new Step.Signal(
            Step.Kind.TERMINATE,
            List.of(target),
            new Selection(GivenRights.conditions("client:10.0.0.7"), List.of()),
            false,
            Optional.empty());
    pooled.run("SET application_name = 'cart - 10.0.0.8:41999'");
    var attribution = new Attribution("R-1", new Actor("terminal", "ann", "ann"));
    Map<?, Outcome> outcomes =
        cluster.signals().send(step, cluster.identity(), attribution, () -> true);
    assertThat(outcomes.values()).containsExactly(Outcome.of(Outcome.Kind.CHANGED));
    assertThat(pooled.alive()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x - 999.1.1.1:5",
        "x - 10.0.0.256:5",
        "x - 10.0.0.07:5",
        "x - 10.0.0:5",
        "x - [::::]:5",
        "x - [1:2:3]:5",
        "x - [1:2:3:4:5:6:7:8:9]:5",
        "x - [12345::]:5",
        "x - [10.0.0.7]:5",
        "x - ::1:5",
        "x - 10.0.0.7",
        "x - 10.0.0.7:",
        "x - 10.0.0.7:123456",
        "x - 10.0.0.7:41522 and more",
        "x-10.0.0.7:41522",
        "- 10.0.0.7:41522"
      })
  void what_only_looks_like_it_is_a_name(String name) {
    int pid = enter(name).pid();
    assertThat(found(cluster(), "client:10.0.0.7,::/0,0.0.0.0/0", "pid:" + pid))
        .containsExactly(pid);
    assertThat(only(cluster(), pid).behind()).isEmpty();
    assertThat(only(cluster(), pid).application()).contains(name);
    assertThat(found(cluster(), "client:10.0.0.0/16")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "255.255.255.255",
        "10.0.0.7",
        "::",
        "::1",
        "1::",
        "1:2:3:4:5:6:7:8",
        "1::3:4:5:6:7:8",
        "2001:DB8::a",
        "fe80::1:2:3:4",
        "1:2:3:4:5:6:7::",
        "::2:3:4:5:6:7:8"
      })
  void every_address_is_known_on_both_sides(String address) {
    String host = address.contains(":") ? "[" + address + "]" : address;
    int pid = enter("a - b - " + host + ":1").pid();
    assertThat(only(cluster(), pid).origin().orElse("")).startsWith(address + " via ");
    assertThat(only(cluster(), pid).application()).contains("a - b");
    assertThat(found(cluster(), "client:" + address)).containsExactly(pid);
  }

  @Test
  void where_everybody_reads_no_column_has_the_address() {
    int pid = enter("checkout - 10.0.0.7:41522").pid();
    Sessions found = cluster().sessions(SessionQuery.ALL.pids(List.of(pid)));
    Body.Table table = SessionTable.of("prod", found, RelationNames.NONE);
    String open =
        IntStream.range(0, table.columns().size())
            .filter(i -> !table.columns().get(i).sensitive())
            .mapToObj(i -> String.valueOf(table.rows().getFirst().get(i)))
            .collect(Collectors.joining(" "));
    assertThat(open).contains("checkout").doesNotContain("10.0.0.7");
    assertThat(cluster().usage().byApplication().keySet())
        .contains("checkout")
        .noneMatch(it -> it.contains("10.0.0.7"));
  }
}

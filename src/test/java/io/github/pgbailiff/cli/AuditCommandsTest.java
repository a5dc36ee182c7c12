package io.github.pgbailiff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.audit.AuditLog;
import io.github.pgbailiff.audit.Event;
import io.github.pgbailiff.audit.EventType;
import io.github.pgbailiff.shell.OsUser;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandsTest {
  @TempDir Path folder;
  private ShellRun shell;

  @BeforeEach
  void configure() {
    shell =
        new ShellRun(folder)
            .configured(
                """
                store: {url: "jdbc:sqlite:pgbailiff.db"}
                clusters:
                  - {name: prod, url: "jdbc:postgresql://127.0.0.1:1/postgres"}
                  - {name: test, url: "jdbc:postgresql://127.0.0.1:1/postgres"}
                people: [{name: ann, terminal: ann, slack: U0ANN0001}, {name: bob, terminal: bob}]
                roles:
                  - {name: auditor, members: {people: [ann]}, allow: [{verbs: [audit]}]}
                  - {name: tester, members: {people: [bob]}, allow: [{verbs: [audit], clusters: [test]}]}
                """);
  }

  private void write(String actor, String cluster, int pid) {
    write(EventType.OUTCOME, actor, cluster, pid);
  }

  private void write(EventType type, String actor, String cluster, int pid) {
    Event event =
        Event.of(type)
            .with("actor", actor)
            .with("verb", "terminate")
            .with("cluster", cluster)
            .with("request", "R-1")
            .with("targets", java.util.List.of(java.util.Map.of("cluster", cluster, "pid", pid)))
            .build();
    try (Store store = open()) {
      new AuditLog(store, InstantSource.system(), _ -> {}).append(event);
    }
  }

  private Store open() {
    return Stores.open(SqliteStores.at(folder.resolve("pgbailiff.db")));
  }

  @Test
  void a_sound_record_gives_its_head_and_says_what_does_not_show() {
    write("slack:U0ANN0001", "prod", 71322);
    var ended = shell.run("verify-audit", "--format", "json");
    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).matches("\\{\"ok\":true,\"events\":1,\"head\":\"1:[0-9a-f]{64}\"}\n");
    assertThat(ended.err()).containsOnlyOnce("No anchor was given");
    assertThat(shell.run("verify-audit").out()).contains("sound").contains("No anchor was given");
  }

  @Test
  void an_anchor_is_taken_as_it_was_told() {
    write("slack:U0ANN0001", "prod", 71322);
    String told = shell.run("verify-audit", "--format", "json").out();
    String anchor = told.substring(told.indexOf("1:"), told.length() - 3);
    var ended = shell.run("verify-audit", "--anchor", anchor);
    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).doesNotContain("No anchor");
    assertThat(shell.run("verify-audit", "--anchor=9" + anchor).exit()).isEqualTo(1);
    assertThat(shell.run("verify-audit", "--anchor", "9").exit()).isEqualTo(2);
  }

  @Test
  void a_broken_record_is_an_error_that_names_the_event() {
    write("slack:U0ANN0001", "prod", 71322);
    write("slack:U0ANN0001", "prod", 71323);
    try (Store store = open()) {
      store.transact(tx -> tx.update(AuditCommandsTest.class, "forge-event"));
    }
    var ended = shell.run("verify-audit", "--format", "json");
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out())
        .startsWith("{\"ok\":false,\"seq\":3,\"problem\":\"edited\",\"message\":\"");
  }

  @Test
  void a_store_that_is_none_is_unreachable() throws IOException {
    Files.createDirectory(folder.resolve("pgbailiff.db"));
    assertThat(shell.run("verify-audit").exit()).isEqualTo(4);
    assertThat(shell.run("export-audit").exit()).isEqualTo(4);
  }

  @Test
  void the_whole_record_is_exported_as_lines_or_as_rows() {
    write("slack:U0ANN0001", "prod", 71322);
    write("slack:U0ANN0001", "prod", 71323);
    assertThat(shell.run("export-audit").out().lines()).hasSize(2).allMatch(it -> it.endsWith("}"));
    assertThat(shell.run("export-audit", "--format", "csv").out()).startsWith("seq,at,");
  }

  @Test
  void one_event_of_a_request_is_told_by_its_type_where_it_says_no_more() {
    write(EventType.EXECUTING, "slack:U0ANN0001", "prod", 71322);
    assertThat(shell.run("audit", "limit:1", "pid:71322").out())
        .startsWith("R-1: … executing. Record 1");
  }

  @Test
  void people_ask_the_record_who_it_was() {
    write("slack:U0ANN0001", "prod", 71322);
    write("slack:U0BOB0001", "prod", 4);
    var ended = shell.run("audit", "by:ann", "verb:terminate", "--format", "json");
    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).startsWith("{\"events\":[{\"actor\":\"slack:U0ANN0001\"");
    assertThat(ended.out()).doesNotContain("U0BOB0001");
    assertThat(shell.run("audit", "pid:4").out()).startsWith("R-1: … 4. Record 2");
    assertThat(shell.run("audit", "pid:4", "view:wide").out()).contains("slack:U0BOB0001");
    assertThat(shell.run("audit", "by:U0BOB0001", "limit:1", "--format", "json").out())
        .contains("\"pid\":4");
  }

  @Test
  void who_asks_the_record_is_on_it() {
    shell.run("audit", "request:R-7");
    assertThat(shell.run("export-audit").out())
        .contains("\"command\":\"audit request:R-7\"")
        .contains("\"type\":\"asked\"");
  }

  @Test
  void whoever_may_look_at_some_clusters_has_to_say_which() {
    write("slack:U0ANN0001", "test", 71322);
    var bob = new ShellRun(folder, new OsUser(1001, "bob", true), java.util.Map.of());
    assertThat(bob.run("audit").exit()).isEqualTo(2);
    assertThat(bob.run("audit", "cluster:prod").exit()).isEqualTo(3);
    assertThat(bob.run("audit", "cluster:test").out()).contains("71322");
  }
}

package io.github.pgbailiff.demo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.demo.DemoRun;
import io.github.pgbailiff.demo.workload.DemoException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPostgresTest {
  private static final String RIGHTS =
      "SELECT roleid::regrole FROM pg_auth_members WHERE member = 'pgbailiff'::regrole";

  @TempDir Path temporary;

  @Test
  void it_has_databases_and_roles_and_leaves_no_server_and_no_folder() throws SQLException {
    var demo = DemoPostgres.start(DemoRun.folder(temporary));
    Postmaster server = Postmaster.of(demo.folder().resolve("data")).orElseThrow();
    try (demo;
        Connection connection = demo.connectAsSuperuser("postgres")) {
      assertThat(texts(connection, "SELECT datname FROM pg_database WHERE NOT datistemplate"))
          .contains("orders", "wiki", "billing", "reports");
      assertThat(texts(connection, "SELECT rolname FROM pg_roles WHERE rolcanlogin"))
          .contains("app_rw", "blog", "wiki", "etl", "report", "batch");
      assertThat(texts(connection, RIGHTS))
          .containsExactlyInAnyOrder(
              "pg_read_all_stats", "pg_signal_backend", "pg_use_reserved_connections");
      assertThat(demo.cluster("shop").protect()).hasSize(1);
      assertThatThrownBy(() -> DriverManager.getConnection(demo.url("orders"), "postgres", "wrong"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
    await().until(() -> !server.process().isAlive());
    assertThat(temporary).isEmptyDirectory();
    demo.close();
  }

  @Test
  void a_start_clears_what_a_killed_run_left_and_nothing_else() throws Exception {
    Path notes = Files.createDirectory(temporary.resolve("notes"));
    Path left = runAndKill();
    Postmaster server = Postmaster.of(left.resolve("data")).orElseThrow();
    assertThat(server.process().isAlive()).isTrue();
    try (var first = DemoPostgres.start(DemoRun.folder(temporary))) {
      await().until(() -> !server.process().isAlive());
      assertThat(left).doesNotExist();
      DemoRun.folder(temporary).clearLeftovers();
      assertThat(notes).exists();
      try (Connection connection = first.connectAsSuperuser("orders")) {
        assertThat(connection.isValid(1)).isTrue();
      }
    }
  }

  @Test
  void a_folder_that_another_may_have_planted_is_refused() throws IOException {
    Path target = Files.createDirectory(temporary.resolve("target"));
    Path link = Files.createSymbolicLink(temporary.resolve("link"), target);
    assertThatThrownBy(() -> DemoFolder.at(link))
        .isInstanceOf(DemoException.class)
        .hasMessageContaining(link + " belongs to somebody else");
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void a_folder_that_cannot_be_made_is_said_with_the_way_out() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    assertThatThrownBy(() -> DemoFolder.at(file.resolve("demo")))
        .isInstanceOf(DemoException.class)
        .hasMessageContaining(file + "/demo cannot be used")
        .hasMessageContaining("set TMPDIR");
  }

  @Test
  void a_server_that_does_not_start_is_quoted_with_what_it_died_of() throws IOException {
    Path log = temporary.resolve("start.log");
    Files.writeString(log, "starting\nLOG:  a\nFATAL:  no socket\nLOG:  down\npg_ctl: could not\n");
    assertThat(DemoPostgres.reason(log)).isEqualTo("FATAL:  no socket");
    Files.writeString(log, "1\n2\n3\n4\ninitdb: error: cannot be run as root\n");
    assertThat(DemoPostgres.reason(log))
        .isEqualTo("2 / 3 / 4 / initdb: error: cannot be run as root");
  }

  private Path runAndKill() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                DemoRun.class.getName(),
                temporary.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader()) {
      return Path.of(String.valueOf(out.readLine()));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}

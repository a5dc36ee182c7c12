package io.github.pgbailiff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class AwaitBlockEndTest {
  @Test
  void a_shell_that_waits_stays_until_its_block_is_lifted(
      PostgresDatabase database, @TempDir Path folder) {
    ShellRun shell = new ShellRun(folder).configured(configuration(database, folder));
    String[] block = {
      "block", "prod", "db:" + database.name(), "for:1s", "--yes", "--format", "json"
    };
    ShellRun.Ended refused = shell.run(block);
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.out()).contains("nobody would lift the block");

    ShellRun.Ended stayed =
        shell.run(
            Stream.concat(Stream.of(block), Stream.of("--wait", "1m")).toArray(String[]::new));
    assertThat(stayed.exit()).isZero();
    assertThat(stayed.out()).contains("\"state\":\"finished\"", "ALLOW_CONNECTIONS false");
    assertThat(stayed.err())
        .contains("this process stays to lift it; after Ctrl-C it takes: ALTER DATABASE");
    assertThat(
            database.query(
                "SELECT datallowconn FROM pg_database WHERE datname = '" + database.name() + "'"))
        .containsExactly("t");
  }

  private static String configuration(PostgresDatabase database, Path folder) {
    String password = database.server().password();
    return """
    store: {url: "jdbc:sqlite:%s"}
    clusters:
      - {name: prod, url: "%s", username: %s%s}
    people: [{name: ann, terminal: ann}]
    roles:
      - {name: dba, members: {people: [ann]}, allow: [{verbs: ["*"]}]}
    """
        .formatted(
            folder.resolve("store.db"),
            database.server().url("postgres"),
            database.server().superuser(),
            password.isEmpty() ? "" : ", password: \"" + password + "\"");
  }
}

package io.github.pgbailiff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.PostgresDatabase;
import io.github.pgbailiff.testing.PostgresExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class StayingTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void a_shell_that_waits_stays_until_its_block_is_lifted(
      PostgresDatabase database, @TempDir Path folder) throws IOException {
    String block = "block prod db:" + database.name() + " for:1s --yes --format json";
    assertThat(run(database, folder, block)).isEqualTo(3);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("nobody would lift the block");
    out.reset();

    assertThat(run(database, folder, block + " --wait 1m")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"state\":\"finished\"", "ALLOW_CONNECTIONS false");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("this process stays to lift it; after Ctrl-C it takes: ALTER DATABASE");
    assertThat(
            database.query(
                "SELECT datallowconn FROM pg_database WHERE datname = '" + database.name() + "'"))
        .containsExactly("t");
  }

  private int run(PostgresDatabase database, Path folder, String line) throws IOException {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.add("--config");
    words.add(configuration(database, folder).toString());
    var shell =
        new Shell(
            Map.of(),
            folder,
            "ann",
            "host",
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new VerbCommand().run(shell, Arguments.parse(words));
  }

  private static Path configuration(PostgresDatabase database, Path folder) throws IOException {
    String password = database.server().password();
    String text =
        """
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
    return Files.writeString(folder.resolve("pgbailiff.yaml"), text);
  }
}

package io.github.pgbailiff.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.Programs;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole processes: {@code pgbailiff sessions} through the launcher, against {@code psql} with a
 * statement that lists the same sessions and leaves out all that pgbailiff's adds.
 *
 * <p>They take turns, so that whatever else the machine does meets both.
 */
@Tag("bench")
@ExtendWith(PostgresExtension.class)
class OneShotBench {
  private static final int WARM_UPS = 2;
  private static final int PAIRS = 15;
  private static final String APPLICATION = "one-shot bench";
  private static final String STATEMENT =
      """
      SELECT pid, backend_start, datname, usename, application_name, client_addr, state,
             wait_event_type, wait_event, xact_start, query_start, query
        FROM pg_stat_activity
       WHERE backend_type IN ('client backend', 'walsender') AND pid <> pg_backend_pid()
       ORDER BY xact_start
       LIMIT 50\
      """;

  @TempDir Path folder;
  private List<String> psql = List.of();
  private List<String> pgbailiff = List.of();
  private Map<String, String> environment = Map.of();

  @BeforeEach
  void configure(PostgresDatabase database) throws Exception {
    var server = database.server();
    environment = Map.of("PGPASSWORD", server.password());
    URI uri = URI.create(server.url("postgres").substring("jdbc:".length()));
    psql =
        List.of(
            Programs.psql(),
            "-X",
            "-h" + uri.getHost(),
            "-p" + uri.getPort(),
            "-U" + server.superuser(),
            "-dpostgres",
            "-c" + STATEMENT);
    Path config = Files.writeString(folder.resolve("pgbailiff.yaml"), configuration(database));
    pgbailiff = List.of(Path.of("pgbailiff").toAbsolutePath().toString(), "sessions");
    pgbailiff =
        Stream.concat(pgbailiff.stream(), Stream.of("--config", config.toString())).toList();
  }

  @Test
  void one_command_takes_at_most_six_times_as_long_as_psql(PostgresDatabase database)
      throws Exception {
    database.session(APPLICATION).run("BEGIN", "SELECT 1");
    double[] ours = new double[PAIRS];
    double[] theirs = new double[PAIRS];
    for (int i = -WARM_UPS; i < PAIRS; i++) {
      Timing one = listing(psql);
      Timing other = listing(pgbailiff);
      if (i >= 0) {
        theirs[i] = one.millis();
        ours[i] = other.millis();
      }
    }
    Figures.note("psql -c, median", Figures.median(theirs), "ms");
    Figures.note("pgbailiff sessions, median", Figures.median(ours), "ms");
    Figures.atMost("pgbailiff sessions / psql -c", Figures.ratio(ours, theirs), 6, "times");
  }

  private Timing listing(List<String> command) throws Exception {
    Timing timed = Timing.run(folder, environment, command);
    assertThat(timed.out()).as("%s: %s", command, timed.err()).contains(APPLICATION);
    return timed;
  }

  private static String configuration(PostgresDatabase database) {
    return """
    store: {url: "jdbc:sqlite:store.db"}
    clusters:
      - {name: bench, url: "%s", username: "%s"%s}
    roles:
      - {name: reader, members: {everyone: true}, allow: [{verbs: [read]}]}
    """
        .formatted(
            database.server().url("postgres"),
            database.server().superuser(),
            // An embedded server trusts whoever comes from this machine.
            database.server().password().isEmpty() ? "" : ", password: \"${env:PGPASSWORD}\"");
  }
}

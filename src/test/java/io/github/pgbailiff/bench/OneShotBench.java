package io.github.pgbailiff.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.Programs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole processes: commands through the launcher, against a JVM that prints a line, and against
 * {@code psql} with a statement that lists the same sessions and leaves out all that pgbailiff's
 * adds.
 *
 * <p>They take turns, so that whatever else the machine does meets all.
 */
@Tag("bench")
class OneShotBench {
  @RegisterExtension static final Figures FIGURES = new Figures("One command in a shell");
  private static final int WARM_UPS = 2;
  private static final int ROUNDS = 15;
  private static final int SESSIONS = 200;
  private static final String STATEMENT =
      """
      SELECT pid, backend_start, datname, usename, application_name, client_addr, state,
             wait_event_type, wait_event, xact_start, query_start, query
        FROM pg_stat_activity
       WHERE backend_type IN ('client backend', 'walsender') AND pid <> pg_backend_pid()
       ORDER BY xact_start\
      """;

  private static final Map<String, String> COMMANDS =
      Map.of(
          "help", "`help`: our classes from the start-up cache",
          "whoami", "`whoami`: the configuration, who asks, what they may",
          "sessions",
              "`sessions`, nobody there: the store, the driver, a connection, one statement");

  @TempDir Path folder;

  /** A command, with how long each of its runs took. */
  private record Line(String name, List<String> words, List<Timing> runs) {
    Line(String name, List<String> words) {
      this(name, words, new ArrayList<>());
    }

    Figures.Series wall(String name) {
      return new Figures.Series(name, runs.stream().mapToDouble(Timing::millis).toArray());
    }

    /** The mean, since the system tells each in steps of 10 ms. */
    Figures.Series cpu(String name) {
      double mean = runs.stream().mapToDouble(Timing::cpuMillis).average().orElseThrow();
      return new Figures.Series(name, new double[] {mean});
    }
  }

  @Test
  void a_command_takes_a_few_times_as_long_as_psql() throws Exception {
    try (var crowd = new Crowd()) {
      Path config = Files.writeString(folder.resolve("pgbailiff.yaml"), configuration(crowd));
      var bare = new Line("a JVM that prints one line", bare());
      Line help = ours("help", config);
      Line whoami = ours("whoami", config);
      Line nobody = ours("sessions", config);
      take(List.of(bare, help, whoami, nobody));
      crowd.enter(SESSIONS).forEach(session -> session.run("BEGIN", "SELECT 1"));
      var all = new Line("`pgbailiff sessions`, 200 sessions", nobody.words());
      var psql = new Line("`psql -c`", psql(crowd));
      take(List.of(psql, all));
      assertThat(all.runs().getLast().out().lines().filter(it -> it.contains("crowd")))
          .hasSizeGreaterThanOrEqualTo(SESSIONS);
      show(List.of(bare, help, whoami, nobody, all, psql));
      FIGURES.atMostTimes(help.wall("`pgbailiff help`"), bare.wall(bare.name()), 2, "ms");
      FIGURES.atMostTimes(all.wall("`pgbailiff sessions`"), psql.wall(psql.name()), 4, "ms");
      FIGURES.atMostTimes(all.cpu("the same, CPU"), psql.cpu(psql.name()), 5, "ms");
    }
  }

  private static Line ours(String verb, Path config) {
    return new Line(
        COMMANDS.getOrDefault(verb, verb),
        List.of(
            Path.of("pgbailiff").toAbsolutePath().toString(), verb, "--config", config.toString()));
  }

  private static List<String> bare() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "@src/main/jvm/common.options",
        "@src/main/jvm/command.options",
        "-cp",
        "target/test-classes",
        OneLine.class.getName());
  }

  private static List<String> psql(Crowd crowd) {
    URI uri = URI.create(crowd.url().substring("jdbc:".length()));
    return List.of(
        Programs.psql(),
        "-X",
        "-h" + uri.getHost(),
        "-p" + uri.getPort(),
        "-Upostgres",
        "-dpostgres",
        "-c" + STATEMENT);
  }

  private void take(List<Line> lines) throws IOException, InterruptedException {
    for (int i = -WARM_UPS; i < ROUNDS; i++) {
      for (Line line : lines) {
        Timing timing = Timing.run(folder, Map.of(), line.words());
        if (i >= 0) {
          line.runs().add(timing);
        }
      }
    }
  }

  /** Each line does what the one above does, and more. */
  private static void show(List<Line> lines) {
    List<List<String>> rows = new ArrayList<>();
    double wall = 0;
    double cpu = 0;
    for (Line line : lines) {
      double nextWall = line.wall("").median();
      double nextCpu = line.cpu("").median();
      boolean more = wall > 0 && !line.name().contains("psql");
      rows.add(
          List.of(
              line.name(),
              Figures.words(nextWall, "ms"),
              Figures.words(nextCpu, "ms"),
              more ? Figures.words(nextWall - wall, "ms") : "",
              more ? Figures.words(nextCpu - cpu, "ms") : ""));
      wall = nextWall;
      cpu = nextCpu;
    }
    FIGURES.table(
        "Where the time of a command goes: each line does what the one above does, and more.",
        List.of("what", "wall", "CPU", "more wall", "more CPU"),
        rows);
  }

  private static String configuration(Crowd crowd) {
    return """
    store: {url: "jdbc:sqlite:store.db"}
    clusters:
      - {name: bench, url: "%s", username: postgres}
    roles:
      - {name: reader, members: {everyone: true}, allow: [{verbs: [read]}]}
    """
        .formatted(crowd.url());
  }
}

package io.github.pgbailiff.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.chat.terminal.text.JsonRenderer;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.config.ConfigurationReader;
import io.github.pgbailiff.execution.ProcessSettings;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.connection.PooledConnections;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.serve.Platforms;
import io.github.pgbailiff.serve.Program;
import io.github.pgbailiff.verb.AllVerbs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Fifty clusters, five of which take connections and never say a word. */
@Tag("bench")
class ClustersBench {
  @RegisterExtension static final Figures FIGURES = new Figures("Fifty clusters");
  private static final int LIVE = 45;
  private static final int DEAD = 5;
  private static final int SESSIONS = 100;
  private static final int WARM_UPS = 5;
  private static final int PAIRS = 15;
  private static final double CONNECT_SECONDS = 3;

  @Test
  void the_live_ones_answer_at_once_and_the_dead_are_named(@TempDir Path folder) throws Exception {
    try (var crowd = new Crowd();
        var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      crowd.enter(SESSIONS);
      Configuration configuration = configuration(folder, crowd, silent.getLocalPort());
      var pools = new PooledConnections(configuration.clusters());
      var kind =
          new Program.Kind(ProcessSettings.of("bench", true, false), true, Map.of(), _ -> {});
      try (var program = Program.of(configuration, pools, kind)) {
        live(program, new Clusters(configuration.clusters(), pools));
        dead(program);
      }
    }
  }

  private static void live(Program program, Clusters clusters) throws Exception {
    // One after the other: what is measured is not how many can log in at once.
    IntStream.range(0, LIVE).forEach(i -> one(clusters, "live-" + i, System.nanoTime()));
    double[] slowest = new double[PAIRS];
    double[] ours = new double[PAIRS];
    for (int i = -WARM_UPS; i < PAIRS; i++) {
      double one = slowest(clusters);
      double other = sessions(program, "live-*", LIVE);
      slowest[Math.max(i, 0)] = one;
      ours[Math.max(i, 0)] = other;
    }
    FIGURES.atMostTimes(
        new Figures.Series("`sessions` of 45 live clusters", ours),
        new Figures.Series("the slowest of them", slowest),
        1.5,
        "ms");
  }

  /** The longest that any of them takes when all are asked at once. */
  private static double slowest(Clusters clusters) throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Double>> asked =
          IntStream.range(0, LIVE)
              .mapToObj(i -> threads.submit(() -> one(clusters, "live-" + i, System.nanoTime())))
              .toList();
      double longest = 0;
      for (Future<Double> future : asked) {
        longest = Math.max(longest, future.get());
      }
      return longest;
    }
  }

  private static double one(Clusters clusters, String name, long before) {
    assertThat(clusters.get(name).sessions(SessionQuery.ALL).total()).isPositive();
    return (System.nanoTime() - before) / 1e6;
  }

  private static void dead(Program program) {
    int threads = Thread.activeCount();
    double[] took = new double[3];
    for (int i = 0; i < took.length; i++) {
      took[i] = sessions(program, "live-*,dead-*", LIVE) / 1e3;
    }
    FIGURES.atMost(
        "50 clusters, 5 dead: sessions names the dead", Figures.median(took), CONNECT_SECONDS, "s");
    FIGURES.atMost(
        "50 clusters, 5 dead: threads more", Thread.activeCount() - threads, 2, "threads");
  }

  /** How long the command takes, in milliseconds. */
  private static double sessions(Program program, String clusters, int live) {
    var invocation =
        new Invocation(
            new Actor("terminal", "ann", "ann"),
            Place.of("terminal", "bench"),
            Optional.empty(),
            Optional.empty(),
            new Invocation.Input.Text("sessions " + clusters + " state:any limit:5"));
    long before = System.nanoTime();
    Reply reply = program.bot().handle(invocation);
    double took = (System.nanoTime() - before) / 1e6;
    assertThat(new JsonRenderer().render(reply).split("\"reachable\":true", -1)).hasSize(live + 1);
    return took;
  }

  private static Configuration configuration(Path folder, Crowd crowd, int silent)
      throws IOException {
    String entries =
        IntStream.range(0, LIVE + DEAD)
            .mapToObj(i ->
                i < LIVE
                    ? "  - {name: live-%d, url: \"%s\", username: postgres}\n"
                        .formatted(i, crowd.url())
                    : "  - {name: dead-%d, url: \"jdbc:postgresql://127.0.0.1:%d/postgres\"}\n"
                        .formatted(i, silent))
            .collect(Collectors.joining());
    Path file =
        Files.writeString(
            folder.resolve("pgbailiff.yaml"),
            """
            store: {url: "jdbc:sqlite:%s"}
            people: [{name: ann, terminal: ann}]
            roles: [{name: reader, members: {people: [ann]}, allow: [{verbs: [read]}]}]
            clusters:
            %s\
            """
                .formatted(folder.resolve("store.db"), entries));
    return new ConfigurationReader(AllVerbs.declarations(), Platforms.ALL, _ -> Optional.empty())
        .read(file);
  }
}

package io.github.pgbailiff.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.testing.slack.FakeSlack;
import io.github.pgbailiff.testing.slack.FakeSlackMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code serve} with ten, a hundred and a thousand clusters, all of them watched. */
@Tag("bench")
class FleetBench {
  @RegisterExtension static final Figures FIGURES = new Figures("A thousand clusters");
  private static final List<List<String>> GROWTH = new ArrayList<>();
  private static final int COMMANDS = 3;
  private static final int QUIET_SECONDS = 30;
  private static final int PATIENCE_SECONDS = 300;

  private final BlockingQueue<FakeSlackMessage> answers = new LinkedBlockingQueue<>();

  @ParameterizedTest
  @ValueSource(ints = {10, 100, 1_000})
  void all_of_them_are_watched_and_answer_by_one_process(int size, @TempDir Path folder)
      throws Exception {
    try (var fleet = new Fleet(size);
        var slack = new FakeSlack()) {
      String ann = slack.userId("ann");
      slack.watch(
          message -> message.onlyFor().filter(ann::equals).ifPresent(_ -> answers.add(message)));
      Path file =
          Files.writeString(folder.resolve("pgbailiff.yaml"), configuration(folder, fleet, slack));
      try (var served = new ServedProgram(file)) {
        await()
            .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
            .until(() -> fleet.connections() >= fleet.live() && looks(served) >= 2 * fleet.live());
        measure(size, fleet, slack, served);
      }
    }
  }

  /** So many have answered: each server process reads its catalogs for the first. */
  private static double looks(ServedProgram served) {
    return served.metric("pgbailiff_watch_looks_seconds_count{result=\"answered\"}");
  }

  private void measure(int size, Fleet fleet, FakeSlack slack, ServedProgram served)
      throws InterruptedException {
    double cpu = quiet(served);
    double clusters = answered(slack, fleet, "clusters");
    double sessions = answered(slack, fleet, "sessions *");
    double round = served.metric("pgbailiff_watch_looks_seconds_max{result=\"answered\"}");
    double resident = served.figures().residentMegabytes();
    GROWTH.add(
        List.of(
            Figures.number(size),
            Figures.words(served.readyMillis() / 1e3, "s"),
            Figures.words(resident, "MB"),
            Figures.words(served.figures().liveMegabytes(), "MB"),
            Figures.number((double) served.figures().threads()),
            Figures.number(fleet.connections()),
            Figures.words(round, "s"),
            Figures.words(cpu, "%"),
            Figures.words(clusters, "s"),
            Figures.words(sessions, "s")));
    String all = "%,d clusters, %d dead: ".formatted(size, fleet.dead());
    FIGURES.atMost(all + "`/pg sessions *`, typed to posted with the dead named", sessions, 5, "s");
    FIGURES.atMost(all + "resident", resident, 600, "MB");
  }

  @AfterAll
  static void show() {
    FIGURES.table(
        "What grows with the number of clusters; a look is one statement at one cluster, and a quiet"
            + " time has nothing but the watch in it.",
        List.of(
            "clusters",
            "ready",
            "resident",
            "live objects",
            "threads",
            "connections",
            "longest look",
            "of one core, quiet",
            "`/pg clusters`",
            "`/pg sessions *`"),
        GROWTH);
  }

  /** The share of one core that nothing but the watch takes, in per cent. */
  private static double quiet(ServedProgram served) throws InterruptedException {
    double before = served.figures().cpuSeconds();
    long start = System.nanoTime();
    assertThat(new CountDownLatch(1).await(QUIET_SECONDS, TimeUnit.SECONDS)).isFalse();
    return 100 * (served.figures().cpuSeconds() - before) / ((System.nanoTime() - start) / 1e9);
  }

  /** From a command to its answer, in seconds; the first one only warms up. */
  private double answered(FakeSlack slack, Fleet fleet, String line) throws InterruptedException {
    double[] took = new double[COMMANDS];
    for (int i = -1; i < COMMANDS; i++) {
      answers.clear();
      long before = System.nanoTime();
      slack.as("ann").types("/pg " + line);
      awaitAnswer(fleet.dead() == 0 ? "live-" : "dead-000");
      took[Math.max(i, 0)] = (System.nanoTime() - before) / 1e9;
    }
    return Figures.median(took);
  }

  /** The file with the rest of a long answer is handed over behind it. */
  private void awaitAnswer(String text) throws InterruptedException {
    String shown = "";
    while (!shown.contains(text)) {
      FakeSlackMessage answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(answer).as("an answer with " + text).isNotNull();
      shown = answer.shown();
    }
  }

  private static String configuration(Path folder, Fleet fleet, FakeSlack slack)
      throws IOException {
    return """
    store: {url: "jdbc:sqlite:%s"}
    http: {listen: "127.0.0.1:0"}
    roles: [{name: reader, members: {everyone: true}, allow: [{verbs: [read]}]}]
    slack: {bot_token: "%s", app_token: "%s", api_url: "%s", alerts_channel: "%s"}
    clusters:
    %s\
    """
        .formatted(
            folder.resolve("store.db"),
            slack.botToken(),
            slack.appToken(),
            slack.apiUrl(),
            slack.channelId("ops"),
            fleet.entries());
  }
}

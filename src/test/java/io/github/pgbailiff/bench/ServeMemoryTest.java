package io.github.pgbailiff.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.slack.FakeSlack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as people start it, after a long day in Slack. */
@Tag("soak")
class ServeMemoryTest {
  @RegisterExtension static final Figures FIGURES = new Figures("After a long day");
  private static final int SESSIONS = 50;
  private static final int PEOPLE = 8;

  /** Until the caches hold as much as they may. */
  private static final int WARM_UP = 15_000;

  private static final int COMMANDS = 10_000;
  private static final int PATIENCE_SECONDS = 30;
  private static final double GROWTH_MB = 2;

  private static final List<String> LINES =
      List.of(
          "sessions",
          "sessions state:any limit:5",
          "locks",
          "usage",
          "clusters",
          "whoami",
          "help",
          "sessions user:nobody%d",
          "sesions",
          "audit limit:5",
          "cancel bench user:app reason:number-%d",
          "terminate bench user:app dry:yes reason:number-%d",
          "session %d");

  private final Map<String, Semaphore> answers = new ConcurrentHashMap<>();

  @Test
  void ten_thousand_commands_from_slack_leave_nothing_behind(@TempDir Path folder)
      throws IOException {
    try (var crowd = new Crowd();
        var slack = new FakeSlack()) {
      crowd.enter(SESSIONS);
      slack.watch(message -> {
        message.onlyFor().map(this::answers).ifPresent(Semaphore::release);
        slack.delete(message);
      });
      Path file = folder.resolve("pgbailiff.yaml");
      Files.writeString(file, configuration(folder, crowd, slack));
      try (var served = new ServedProgram(file)) {
        compare(served, slack);
      }
    }
  }

  private Semaphore answers(String user) {
    return answers.computeIfAbsent(user, _ -> new Semaphore(0));
  }

  private void compare(ServedProgram served, FakeSlack slack) {
    type(slack, WARM_UP);
    double heap = served.figures().liveMegabytes();
    long threads = served.figures().threads();
    type(slack, COMMANDS);
    double resident = served.figures().residentMegabytes();
    FIGURES.note("serve: live objects after %d commands".formatted(WARM_UP), heap, "MB");
    FIGURES.atMost(
        "serve: live objects more after %d more".formatted(COMMANDS),
        served.figures().liveMegabytes() - heap,
        GROWTH_MB,
        "MB");
    FIGURES.atMost(
        "serve: threads more", (double) served.figures().threads() - threads, 4, "threads");
    FIGURES.atMost("serve: resident after all that", resident, 220, "MB");
    assertThat(answers.values()).as("answers doubled").allMatch(it -> it.availablePermits() == 0);
  }

  /** Everybody types the next command when the last one is answered. */
  private void type(FakeSlack slack, int commands) {
    try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all =
          IntStream.range(0, PEOPLE)
              .<Future<?>>mapToObj(person -> hands.submit(() -> typeAll(slack, person, commands)))
              .toList();
      for (Future<?> one : all) {
        one.get();
      }
    } catch (InterruptedException | ExecutionException failure) {
      throw new AssertionError(failure);
    }
  }

  private void typeAll(FakeSlack slack, int person, int commands) {
    String name = "p%03d".formatted(person);
    Semaphore answered = answers(slack.userId(name));
    for (int i = person; i < commands; i += PEOPLE) {
      String line = LINES.get(i % LINES.size()).replace("%d", Integer.toString(i));
      slack.as(name).types("/pg " + line);
      try {
        assertThat(answered.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(line).isTrue();
      } catch (InterruptedException interruption) {
        throw new AssertionError(interruption);
      }
    }
  }

  private static String configuration(Path folder, Crowd crowd, FakeSlack slack) {
    return """
    store: {url: "jdbc:sqlite:%s"}
    http: {listen: "127.0.0.1:0"}
    clusters: [{name: bench, url: "%s", username: postgres}]
    roles: [{name: all, members: {everyone: true}, allow: [{verbs: ["*"]}]}]
    slack: {bot_token: "%s", app_token: "%s", api_url: "%s"}
    """
        .formatted(
            folder.resolve("store.db"),
            crowd.url(),
            slack.botToken(),
            slack.appToken(),
            slack.apiUrl());
  }
}

package io.github.pgbailiff.serve;

import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresPair;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import io.github.pgbailiff.testing.slack.FakeSlack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Two processes of {@code serve} on one store that fails over, a Slack, and a server with sessions
 * and roles that people decide about.
 */
final class HistoryWorld implements AutoCloseable {
  private static final int MOST_SKEW_SECONDS = 10;

  final FakeSlack slack = new FakeSlack();
  final PostgresPair store = PostgresPair.start(Map.of()).synchronous();
  final PostgresEmbedded server = PostgresServer.embedded(Map.of());

  final Visitors visitors = new Visitors(() -> server);

  private final List<SkewedServe> processes = new ArrayList<>();
  private final Path configuration;
  private final Path log;

  HistoryWorld(Path folder, Path log) {
    this.log = log;
    try {
      this.configuration = Files.writeString(folder.resolve("pgbailiff.yaml"), configuration());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.run("CREATE ROLE blog LOGIN");
    for (int i = 0; i < HistoryActors.ROLES; i++) {
      server.run("CREATE ROLE r" + i + " LOGIN");
    }
    visitors.gather();
    processes.add(start(Duration.ZERO));
    processes.add(start(Duration.ZERO));
  }

  private String configuration() {
    return """
    store: {url: "%s", username: postgres}
    http: {listen: "127.0.0.1:0"}
    clusters: [{name: prod, url: "%s", username: postgres}]
    rules:
      - {when: {verbs: [terminate, block]}, require: {approvals: 1, from: [dba], within: 15s}}
    people:
      - {name: ann, slack: "%s"}
      - {name: dan, slack: "%s"}
      - {name: bob, slack: "%s"}
      - {name: cat, slack: "%s"}
    roles:
      - {name: oncall, members: {people: [ann, dan]}, allow: [{verbs: [read, terminate, block]}]}
      - {name: dba, members: {people: [bob, cat]}, allow: [{verbs: ["*"]}]}
    slack: {bot_token: "%s", app_token: "%s", api_url: "%s", approvals_channel: "%s"}
    """
        .formatted(
            store.url("postgres"),
            server.url("postgres"),
            slack.userId("ann"),
            slack.userId("dan"),
            slack.userId("bob"),
            slack.userId("cat"),
            slack.botToken(),
            slack.appToken(),
            slack.apiUrl(),
            slack.channelId("ops"));
  }

  private SkewedServe start(Duration skew) {
    return SkewedServe.start(configuration, skew, log);
  }

  /** Comes in the place of one that is killed. */
  void kill(int which, SplittableRandom random) {
    processes.get(which).kill();
    processes.set(which, start(skew(random)));
  }

  void restart(int which, SplittableRandom random) {
    processes.get(which).terminate();
    processes.set(which, start(skew(random)));
  }

  private static Duration skew(SplittableRandom random) {
    return Duration.ofSeconds(random.nextInt(-MOST_SKEW_SECONDS, MOST_SKEW_SECONDS + 1));
  }

  SkewedServe process(int which) {
    return processes.get(which);
  }

  /** The store's primary crashes, its standby takes over, and gets a standby of its own. */
  void failStoreOver() {
    store.crash();
    store.rejoin();
    store.synchronous();
  }

  /** Both by the right time, and neither paused. */
  void settle() {
    for (int i = 0; i < processes.size(); i++) {
      processes.get(i).goesOn();
      processes.get(i).terminate();
      processes.set(i, start(Duration.ZERO));
    }
  }

  @Override
  public void close() {
    processes.forEach(SkewedServe::close);
    visitors.close();
    slack.close();
    server.close();
    store.close();
  }
}

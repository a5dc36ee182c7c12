package io.github.pgbailiff.serve;

import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresPair;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import io.github.pgbailiff.testing.postgres.RotatedPassword;
import io.github.pgbailiff.testing.slack.FakeSlack;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Two processes of {@code serve} and a Slack; a cluster whose primary is another one after a while,
 * one that stays, one that comes and goes, a store, and passwords to all of them that change.
 */
final class LivingWorld implements AutoCloseable {
  static final String ROLE = "bailiff";

  /** Until nothing has to wait any more for what the former primary took with it. */
  private static final Duration AFTERMATH = Duration.ofSeconds(3);

  private static final String IDLE =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'bailiff' AND state ="
          + " 'idle' AND state_change < now() - interval '1 second' AND application_name NOT LIKE"
          + " 'pgbailiff R-%'";

  /** The time in which the cluster had no primary, or a new one. */
  record Outage(Instant from, Instant until) {
    boolean touches(Instant begin, Instant end) {
      return begin.isBefore(until) && end.isAfter(from);
    }
  }

  final FakeSlack slack = new FakeSlack();
  final PostgresEmbedded shop = server();
  final PostgresEmbedded records = server();
  final PostgresPair prod = PostgresPair.of(server());
  final Visitors visitors = new Visitors(prod::primary);
  final LivingConfiguration configuration;
  final List<ServeProcess> processes = new ArrayList<>();

  private final Map<String, RotatedPassword> passwords = new LinkedHashMap<>();
  private final List<Outage> outages = new CopyOnWriteArrayList<>();
  private final PostgresSession atShop;
  private PostgresSession atProd;

  LivingWorld(Path folder, SplittableRandom random) {
    passwords.put("prod", password(folder, "prod", prod::primary));
    passwords.put("shop", password(folder, "shop", () -> shop));
    passwords.put("store", password(folder, "store", () -> records));
    records.run("CREATE DATABASE store OWNER " + ROLE);
    prod.primary().run("CREATE ROLE blog LOGIN");
    Stream.of("standing", "leased")
        .forEach(it -> prod.primary().run("CREATE ROLE " + it + " LOGIN"));
    for (int i = 0; i < HistoryActors.ROLES; i++) {
      prod.primary().run("CREATE ROLE r" + i + " LOGIN");
    }
    rotate();
    visitors.gather();
    atShop = sleeper(shop);
    atProd = sleeper(prod.primary());
    configuration = new LivingConfiguration(folder, unchanged(), more(), random);
    for (int i = 0; i < 2; i++) {
      processes.add(new ServeProcess(configuration.file()).awaitLine("serves "));
    }
  }

  private static PostgresEmbedded server() {
    PostgresEmbedded server = PostgresServer.embedded(Map.of());
    try (Connection root = server.connect("postgres", "test fixture")) {
      RotatedPassword.demand(root, ROLE);
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
    server.run("CREATE ROLE " + ROLE + " LOGIN SUPERUSER");
    return server;
  }

  private static RotatedPassword password(
      Path folder, String name, Supplier<PostgresEmbedded> server) {
    return new RotatedPassword(ROLE, folder.resolve(name), sql -> server.get().run(sql));
  }

  private static PostgresSession sleeper(PostgresEmbedded server) {
    var session = new PostgresSession(server.connect("postgres", "postgres", "", "sleeper"));
    return session.run("BEGIN", "SELECT 1");
  }

  private String unchanged() {
    return """
    store: {url: "%s", username: bailiff, password: "${file:%s}"}
    http: {listen: "127.0.0.1:0"}
    clusters:
      - {name: prod, url: "%s", username: bailiff, password: "${file:%s}"}
      - {name: shop, url: "%s", username: bailiff, password: {command: [cat, "%s"], for: 2s}}
    people:
      - {name: ann, slack: "%s"}
      - {name: dan, slack: "%s"}
      - {name: bob, slack: "%s"}
      - {name: cat, slack: "%s"}
    watch:
      every: 2s
      rules:
        - {name: forgotten, sessions: "state:idle-in-txn app:sleeper", for: 1s, again_after: 5s}
    slack: {bot_token: "%s", app_token: "%s", api_url: "%s", approvals_channel: "%s", audit_channel: "%s", alerts_channel: "%s"}
    """
        .formatted(
            records.url("store"),
            file("store"),
            prod.url("postgres"),
            file("prod"),
            shop.url("postgres"),
            file("shop"),
            slack.userId("ann"),
            slack.userId("dan"),
            slack.userId("bob"),
            slack.userId("cat"),
            slack.botToken(),
            slack.appToken(),
            slack.apiUrl(),
            slack.channelId("ops"),
            slack.addChannel("audit", false),
            slack.addChannel("alerts", false));
  }

  private String more() {
    return "- {name: more, url: \"%s\", username: bailiff, password: \"${file:%s}\"}\n"
        .formatted(records.url("postgres"), file("store"));
  }

  private Path file(String name) {
    return Optional.ofNullable(passwords.get(name)).orElseThrow().file();
  }

  /** Sets other passwords everywhere, and ends what has been idle with the former ones. */
  synchronized void rotate() {
    passwords.values().forEach(RotatedPassword::rotate);
    servers().forEach(it -> it.run(IDLE));
  }

  /** How many connections pgbailiff has to each of them; waits for a primary. */
  synchronized List<Long> connections() {
    return servers().stream().map(LivingWorld::connections).toList();
  }

  /** The servers that may be written to. */
  private List<PostgresEmbedded> servers() {
    return List.of(prod.primary(), shop, records);
  }

  /**
   * The primary goes, its standby takes over and gets a standby of its own.
   *
   * @param unnoticed how long it takes until anybody sees that
   */
  synchronized void promote(boolean crash, Duration unnoticed) {
    prod.catchUp();
    Instant from = Instant.now();
    // Whoever asks at this moment is already hit by it.
    outages.add(new Outage(from, from.plus(Duration.ofMinutes(1))));
    visitors.change(() -> {
      if (crash) {
        prod.primary().crash();
      } else {
        prod.primary().stop();
      }
      LockSupport.parkNanos(unnoticed.toNanos());
      prod.promote();
    });
    outages.removeLast();
    outages.add(new Outage(from, Instant.now().plus(AFTERMATH)));
    atProd.close();
    prod.rejoin();
    atProd = sleeper(prod.primary());
    visitors.gather();
  }

  /** Whether the primary went in that time. */
  boolean promoted(Instant begin, Instant end) {
    return outages.stream().anyMatch(it -> it.touches(begin, end));
  }

  int promotions() {
    return outages.size();
  }

  /** How many connections pgbailiff has to a server. */
  static long connections(PostgresEmbedded server) {
    return Long.parseLong(
        server.ask("SELECT count(*) FROM pg_stat_activity WHERE usename = 'bailiff'").getFirst());
  }

  @Override
  public void close() {
    processes.forEach(ServeProcess::close);
    visitors.close();
    atShop.close();
    atProd.close();
    slack.close();
    prod.close();
    shop.close();
    records.close();
  }
}

package io.github.pgbailiff.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.discord.FakeDiscord;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import io.github.pgbailiff.testing.slack.FakeSlack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code serve} with both chats and a server with 200 sessions, a process of its own: from the
 * first start to what it holds in the end.
 *
 * <p>The chats share this machine with it, so that what they take of it counts against it.
 */
@Tag("bench")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@NullUnmarked
class ServeBench {
  @RegisterExtension static final Figures FIGURES = new Figures("serve with Slack and Discord");
  private static final int SESSIONS = 200;
  private static final int STEADY = 20;
  private static final int STEADY_SECONDS = 60;
  private static final int BURST = 50;
  private static final int BURST_SECONDS = 20;
  private static final int PEOPLE = 200;

  /** The same sessions without all that pgbailiff adds. */
  private static final String RAW =
      """
      SELECT pid, backend_start, datname, usename, application_name, client_addr, state,
             wait_event_type, wait_event, xact_start, query_start, state_change, query
        FROM pg_stat_activity
       WHERE backend_type IN ('client backend', 'walsender') AND pid <> pg_backend_pid()
       ORDER BY xact_start NULLS LAST
       LIMIT 10000\
      """;

  private final Map<String, String> names = new HashMap<>();
  private FakeSlack slack;
  private FakeDiscord discord;
  private Crowd crowd;
  private ServedProgram served;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    crowd = new Crowd();
    crowd.enter(SESSIONS).stream().limit(20).forEach(ServeBench::begin);
    slack = new FakeSlack();
    discord = new FakeDiscord();
    for (int i = 0; i < PEOPLE; i++) {
      names.put(slack.userId(person(i)), person(i));
      names.put(discord.userId(person(i)), person(i));
    }
    served =
        new ServedProgram(
            Files.writeString(folder.resolve("pgbailiff.yaml"), configuration(folder)));
  }

  private static void begin(PostgresSession session) {
    session.run("BEGIN", "SELECT 'a literal'");
  }

  private String configuration(Path folder) {
    return """
    store: {url: "jdbc:sqlite:%s"}
    http: {listen: "127.0.0.1:0"}
    clusters: [{name: bench, url: "%s", username: postgres}]
    roles: [{name: reader, members: {everyone: true}, allow: [{verbs: [read]}]}]
    slack: {bot_token: "%s", app_token: "%s", api_url: "%s"}
    discord: {token: "%s", guilds: ["%s"], api_url: "%s"}
    """
        .formatted(
            folder.resolve("store.db"),
            crowd.url(),
            slack.botToken(),
            slack.appToken(),
            slack.apiUrl(),
            discord.token(),
            discord.guildId(),
            discord.apiUrl());
  }

  @AfterAll
  void stop() {
    served.close();
    slack.close();
    discord.close();
    crowd.close();
  }

  @Test
  @Order(1)
  void both_chats_are_there_within_three_seconds() {
    FIGURES.atMost("ready, from its start", served.readyMillis() / 1e3, 3, "s");
  }

  @Test
  @Order(2)
  void slack_is_acknowledged_and_answered() {
    var load = new BackgroundLoad(this::inSlack);
    slack.watch(message -> message.onlyFor().map(names::get).ifPresent(load::seen));
    steady("Slack", load);
    var burst = new BackgroundLoad(this::inSlack);
    slack.watch(message -> message.onlyFor().map(names::get).ifPresent(burst::seen));
    burst("Slack", burst);
  }

  @Test
  @Order(3)
  void discord_is_acknowledged_and_answered() {
    var load = new BackgroundLoad(this::inDiscord);
    discord.watch(message -> answer(message.loading(), message.onlyFor(), load));
    steady("Discord", load);
    var burst = new BackgroundLoad(this::inDiscord);
    discord.watch(message -> answer(message.loading(), message.onlyFor(), burst));
    burst("Discord", burst);
  }

  @Test
  @Order(4)
  void it_stays_small() {
    FIGURES.atMost("resident after all that", served.figures().residentMegabytes(), 220, "MB");
  }

  private void answer(boolean loading, Optional<String> reader, BackgroundLoad load) {
    if (!loading) {
      reader.map(names::get).ifPresent(load::seen);
    }
  }

  private static String person(int number) {
    return "p%03d".formatted(number % PEOPLE);
  }

  private Duration inSlack(String person) {
    return slack.as(person).types("/pg sessions").acknowledged();
  }

  private Duration inDiscord(String person) {
    return discord.as(person).types("/pg sessions").acknowledgedAfter().orElseThrow();
  }

  private void steady(String chat, BackgroundLoad load) {
    double[] raw = rawWhile(() -> load.run(STEADY, STEADY_SECONDS, ServeBench::person));
    FIGURES.atMost(
        chat + ": acknowledged at 20 commands/s, p99",
        Figures.quantile(load.acknowledged(), 0.99),
        100,
        "ms");
    FIGURES.atMostMore(
        new Figures.Series(chat + ": `/pg sessions`, delivery to posted reply", load.answered()),
        new Figures.Series("the statement over JDBC", raw),
        15,
        "ms");
    assertThat(load.lostOrDoubled()).isZero();
  }

  private static void burst(String chat, BackgroundLoad load) {
    load.run(BURST, BURST_SECONDS, ServeBench::person);
    FIGURES.atMost(
        chat + ": lost or doubled at 50 commands/s", (double) load.lostOrDoubled(), 0, "commands");
  }

  /** How long the bare statement takes while something else goes on. */
  private double[] rawWhile(Runnable work) {
    List<Double> took = new ArrayList<>();
    var over = new CountDownLatch(1);
    Thread looking = Thread.ofPlatform().start(() -> look(took, over));
    work.run();
    over.countDown();
    try {
      looking.join();
    } catch (InterruptedException interruption) {
      throw new IllegalStateException(interruption);
    }
    return took.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private void look(List<Double> took, CountDownLatch over) {
    try (Connection connection = DriverManager.getConnection(crowd.url() + "?user=postgres");
        Statement statement = connection.createStatement()) {
      while (!over.await(200, TimeUnit.MILLISECONDS)) {
        long before = System.nanoTime();
        try (ResultSet rows = statement.executeQuery(RAW)) {
          while (rows.next()) {
            Objects.requireNonNull(rows.getString("pid"));
          }
        }
        took.add((System.nanoTime() - before) / 1e6);
      }
    } catch (SQLException failure) {
      throw new AssertionError(RAW, failure);
    } catch (InterruptedException interruption) {
      throw new IllegalStateException(interruption);
    }
  }
}

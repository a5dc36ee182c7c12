package io.github.pgbailiff.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.chat.TestPlatforms;
import io.github.pgbailiff.config.ConfigurationReader;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.slack.FakeSlack;
import io.github.pgbailiff.verb.AllVerbs;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A thousand commands at the same moment. */
@ExtendWith(PostgresExtension.class)
class FloodTest {
  private static final int PEOPLE = 200;
  private static final int COMMANDS = 1_000;

  private final PostgresDatabase database;
  private final FakeSlack slack = new FakeSlack();
  private final Closer owned = new Closer();

  FloodTest(PostgresDatabase database) {
    this.database = database;
  }

  @AfterEach
  void close() {
    owned.close();
    slack.close();
  }

  private BotServer serve(Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("pgbailiff.yaml"),
            """
            store: {url: "jdbc:sqlite:%s"}
            http: {listen: "127.0.0.1:0"}
            clusters: [{name: prod, url: "%s", username: "%s", password: "%s"}]
            roles: [{name: reader, members: {everyone: true}, allow: [{verbs: [read]}]}]
            slack: {bot_token: "%s", app_token: "%s", api_url: "%s"}
            """
                .formatted(
                    folder.resolve("store.db"),
                    database.url(),
                    database.role("flooded", "SUPERUSER"),
                    PostgresDatabase.PASSWORD,
                    slack.botToken(),
                    slack.appToken(),
                    slack.apiUrl()));
    var configuration =
        new ConfigurationReader(AllVerbs.declarations(), TestPlatforms.ALL, _ -> Optional.empty())
            .read(file);
    return owned.add(BotServer.start(configuration, "host", _ -> {}, InstantSource.system()));
  }

  @Test
  void each_is_acknowledged_and_answered_and_nothing_grows(@TempDir Path folder)
      throws IOException {
    serve(folder);
    await().until(slack::connected);
    Map<String, AtomicInteger> heard = new ConcurrentHashMap<>();
    slack.watch(message ->
        message
            .onlyFor()
            .ifPresent(
                it -> heard.computeIfAbsent(it, _ -> new AtomicInteger()).incrementAndGet()));
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();
    var late = new AtomicInteger();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < COMMANDS; i++) {
        String person = "p%03d".formatted(i % PEOPLE);
        people.execute(() -> {
          if (slack.as(person).types("/pg sessions").acknowledged().isZero()) {
            late.incrementAndGet();
          }
        });
      }
    }
    assertThat(late).as("not acknowledged within 3 s").hasValue(0);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(heard.values().stream().mapToInt(AtomicInteger::get).sum())
                .isGreaterThanOrEqualTo(COMMANDS));
    assertThat(heard).hasSize(PEOPLE);
    assertThat(ManagementFactory.getThreadMXBean().getThreadCount() - threads)
        .as("threads of the system")
        .isLessThan(40);
    slack.as("p007").types("/pg whoami").sees("reader");
  }
}

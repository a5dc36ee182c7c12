package io.github.pgbailiff.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.PooledConnections;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.secret.Secret;
import io.github.pgbailiff.secret.SecretCommand;
import io.github.pgbailiff.testing.postgres.PasswordServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords that change while pgbailiff is at work, on a server that counts wrong ones. */
class ChangedPasswordTest {
  @TempDir Path folder;
  private PasswordServer server;

  @BeforeEach
  void start() {
    server = new PasswordServer(folder, GivenRights.GRANTED);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ClusterSettings settings(Secret secret) {
    return new ClusterSettings(
        new Cluster("shop", Map.of()),
        server.url("postgres"),
        Optional.of(PasswordServer.ROLE),
        Optional.of(secret),
        List.of());
  }

  private Secret file() {
    return new SecretCommand(
        List.of("cat", server.file().toString()), Duration.ofMinutes(10), folder);
  }

  private static PostgresCluster over(ClusterSettings settings, PooledConnections pools) {
    return new Clusters(List.of(settings), pools).get("shop");
  }

  @Test
  void a_password_that_changes_every_second_under_load_loses_no_command() {
    ClusterSettings settings = settings(file());
    var failures = new AtomicInteger();
    var done = new AtomicInteger();
    var last = new AtomicReference<>("");
    try (var pools = new PooledConnections(List.of(settings));
        var people = Executors.newVirtualThreadPerTaskExecutor()) {
      PostgresCluster cluster = over(settings, pools);
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      for (int i = 0; i < 6; i++) {
        people.execute(() -> {
          while (System.nanoTime() < end) {
            try {
              cluster.usage();
              done.incrementAndGet();
            } catch (ClusterException e) {
              failures.incrementAndGet();
              last.set(e.toString());
            }
          }
        });
      }
      int rotations = 0;
      while (System.nanoTime() < end) {
        int next = ++rotations;
        await().pollDelay(Duration.ofMillis(900)).until(() -> next > 0);
        server.rotate();
        server.disconnect();
      }
      assertThat(rotations).isGreaterThan(15);
    }
    assertThat(failures).as(last.get()).hasValue(0);
    assertThat(done).hasValueGreaterThan(100);
  }

  @Test
  void a_program_that_takes_its_time_is_waited_for() {
    String slowly = "sleep 3; cat " + server.file();
    var program = new SecretCommand(List.of("sh", "-c", slowly), Duration.ofMinutes(10), folder);
    ClusterSettings settings = settings(program);
    try (var pools = new PooledConnections(List.of(settings))) {
      PostgresCluster cluster = over(settings, pools);
      assertThat(cluster.usage().maxConnections()).isPositive();
      server.rotate();
      server.disconnect();
      assertThat(cluster.usage().maxConnections()).isPositive();
    }
  }

  @Test
  void a_wrong_password_does_not_lock_the_account() {
    ClusterSettings settings = settings(Secret.of("wrong"));
    long end = System.nanoTime() + Duration.ofSeconds(9).toNanos();
    try (var pools = new PooledConnections(List.of(settings));
        var people = Executors.newVirtualThreadPerTaskExecutor()) {
      PostgresCluster cluster = over(settings, pools);
      for (int i = 0; i < 6; i++) {
        people.execute(() -> {
          while (System.nanoTime() < end) {
            assertThatThrownBy(cluster::usage)
                .hasMessageContaining("password authentication failed")
                .hasMessageContaining("; the next attempt is in");
          }
        });
      }
    }
    assertThat(server.refusals()).isBetween(1L, 3L);
  }

  @Test
  void one_that_was_refused_is_tried_again_when_it_changes() {
    server.set("not in the file yet");
    ClusterSettings settings = settings(new FileText(server.file()));
    try (var pools = new PooledConnections(List.of(settings))) {
      PostgresCluster cluster = over(settings, pools);
      assertThatThrownBy(cluster::usage).hasMessageContaining("or when its password changes");
      long tried = server.refusals();
      assertThat(pools.refusals())
          .hasValueSatisfying(
              it -> assertThat(it).startsWith("shop does not let pgbailiff in; the next attempt"));

      server.write("not in the file yet");
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreException(ClusterException.class)
          .until(() -> cluster.usage().maxConnections() > 0);

      assertThat(server.refusals()).isEqualTo(tried);
      assertThat(pools.refusals()).isEmpty();
    }
  }

  /** What stands in a file, as the configuration reads it. */
  private record FileText(Path file) implements Secret {
    @Override
    public String read() {
      try {
        return java.nio.file.Files.readString(file).strip();
      } catch (java.io.IOException e) {
        throw new io.github.pgbailiff.secret.UnreadableSecretException("no file", e);
      }
    }

    @Override
    public Optional<Duration> lifetime() {
      return Optional.of(Duration.ZERO);
    }
  }
}

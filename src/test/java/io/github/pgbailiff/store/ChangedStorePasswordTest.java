package io.github.pgbailiff.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.secret.Secret;
import io.github.pgbailiff.secret.SecretCommand;
import io.github.pgbailiff.testing.postgres.PasswordServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL store whose password changes while it is used. */
class ChangedStorePasswordTest {
  @TempDir Path folder;
  private PasswordServer server;

  @BeforeEach
  void start() {
    server = new PasswordServer(folder, "");
    server.run("CREATE DATABASE store OWNER " + PasswordServer.ROLE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private StoreSettings settings(Secret secret) {
    return new StoreSettings(
        server.url("store"), Optional.of(PasswordServer.ROLE), Optional.of(secret));
  }

  private Secret file() {
    return new SecretCommand(
        List.of("cat", server.file().toString()), Duration.ofSeconds(1), folder);
  }

  @Test
  void a_password_that_changes_every_second_under_load_loses_no_transaction() {
    var failures = new AtomicInteger();
    var done = new AtomicInteger();
    var last = new AtomicReference<>("");
    long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    try (Store store = Stores.open(settings(file()));
        var people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        people.execute(() -> {
          while (System.nanoTime() < end) {
            try {
              done.addAndGet(store.read(_ -> 1));
            } catch (StoreException e) {
              failures.incrementAndGet();
              last.set(e.toString());
            }
          }
        });
      }
      while (System.nanoTime() < end) {
        int before = done.get();
        await()
            .pollDelay(Duration.ofMillis(900))
            .until(() -> done.get() > before || failures.get() > 0);
        server.rotate();
        ((JdbcStore) store).closeIdle();
      }
    }
    assertThat(failures).as(last.get()).hasValue(0);
    assertThat(done).hasValueGreaterThan(100);
  }

  @Test
  void a_wrong_password_does_not_lock_the_account() {
    try {
      assertThatThrownBy(() -> Stores.open(settings(Secret.of("wrong"))).close())
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("password authentication failed")
          .hasMessageContaining("the next attempt is in");
    } finally {
      assertThat(server.refusals()).isEqualTo(1);
    }
  }
}

package io.github.pgbailiff.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.config.ConfigurationLook;
import io.github.pgbailiff.config.ConfigurationReader;
import io.github.pgbailiff.store.StoreException;
import io.github.pgbailiff.verb.AllVerbs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks for the configuration to be read anew, as by SIGHUP. */
class ConfigurationWatchTest {
  @TempDir Path folder;

  @Test
  void what_was_asked_for_while_the_store_was_busy_is_done_afterwards() throws IOException {
    Path file = Files.writeString(folder.resolve("pgbailiff.yaml"), "clusters: []\n");
    var reader =
        new ConfigurationReader(AllVerbs.declarations(), Platforms.ALL, _ -> Optional.empty());
    var tries = new AtomicInteger();
    var taken = new AtomicInteger();
    try (var watch =
        new ConfigurationWatch(
            reader.look(file).sources(),
            () -> reader.look(file),
            (ConfigurationLook _) -> {
              if (tries.incrementAndGet() == 1) {
                throw new StoreException(StoreException.Kind.BUSY, "store: it is busy");
              }
              taken.incrementAndGet();
            })) {
      watch.ask();
      await().until(() -> taken.get() == 1);
      assertThat(tries).hasValue(2);
    }
  }
}

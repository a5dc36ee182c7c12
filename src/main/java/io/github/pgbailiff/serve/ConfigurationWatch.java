package io.github.pgbailiff.serve;

import io.github.pgbailiff.config.ConfigurationLook;
import io.github.pgbailiff.config.ConfigurationSources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A look at the files of the configuration once a second: what has changed is read when it has not
 * changed any more for a second, since files are written in pieces. Whoever asks has it read at
 * once.
 */
final class ConfigurationWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Supplier<ConfigurationLook> reading;
  private final Consumer<ConfigurationLook> taking;
  private final Semaphore asked = new Semaphore(0);
  private final Thread thread;
  private volatile boolean over;
  private ConfigurationSources sources;
  private Map<Path, String> read;
  private Map<Path, String> seen;
  private boolean due;
  private String trouble = "";

  /**
   * Starts at once.
   *
   * @param sources of the configuration that is in use
   * @param taking gets what was read
   */
  ConfigurationWatch(
      ConfigurationSources sources,
      Supplier<ConfigurationLook> reading,
      Consumer<ConfigurationLook> taking) {
    this.sources = sources;
    this.reading = reading;
    this.taking = taking;
    this.read = sources.state();
    this.seen = read;
    this.thread = Thread.ofVirtual().name("configuration").start(this::run);
  }

  /** Has it read at once, changed or not. */
  void ask() {
    asked.release();
  }

  private void run() {
    try {
      while (!over) {
        boolean now = asked.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS);
        if (!over) {
          look(now);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(boolean now) {
    try {
      Map<Path, String> state = sources.state();
      boolean settled = state.equals(seen);
      seen = state;
      due |= now;
      if (due || (settled && !state.equals(read))) {
        anew(state);
        due = false;
        trouble = "";
      }
    } catch (RuntimeException e) { // the next look may do better, and nobody else would do it
      if (!e.toString().equals(trouble)) {
        LOG.error("the configuration is not read anew for now: {}", e.toString());
      }
      trouble = e.toString();
    }
  }

  private void anew(Map<Path, String> before) {
    ConfigurationLook look = reading.get();
    taking.accept(look);
    ConfigurationSources then = sources;
    sources = look.configuration().isPresent() ? look.sources() : sources.and(look.sources());
    // What has changed while it was read is read once more.
    read = then.state().equals(before) ? sources.state() : before;
    seen = read;
  }

  @Override
  public void close() {
    over = true;
    thread.interrupt();
  }
}

package io.github.pgbailiff.serve;

import io.github.pgbailiff.config.ConfigurationReader;
import io.github.pgbailiff.testing.OtherProcess;
import io.github.pgbailiff.verb.AllVerbs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** {@code serve} in a process of its own, by a clock that is wrong. */
final class SkewedServe implements AutoCloseable {
  private final Process process;

  private SkewedServe(Process process) {
    this.process = process;
  }

  /** Starts it, and does not wait. */
  static SkewedServe start(Path configuration, Duration skew, Path log) {
    return new SkewedServe(
        OtherProcess.process(
            SkewedServe.class,
            ProcessBuilder.Redirect.appendTo(log.toFile()),
            configuration.toString(),
            skew.toString()));
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    await();
  }

  /** As SIGTERM does. */
  void terminate() {
    process.toHandle().destroy();
    await();
  }

  /** It is not run any more, as when its machine is moved, until {@link #goesOn}. */
  void pauses() {
    signal("-STOP");
  }

  void goesOn() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    } catch (java.io.IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  private void await() {
    try {
      if (!process.waitFor(60, java.util.concurrent.TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  @Override
  public void close() {
    goesOn();
    kill();
  }

  /**
   * Serves until it is killed.
   *
   * @param arguments the configuration, and how far ahead the clock is
   */
  public static void main(String[] arguments) throws InterruptedException {
    var configuration =
        new ConfigurationReader(
                AllVerbs.declarations(),
                Platforms.ALL,
                name -> Optional.ofNullable(System.getenv(name)))
            .read(Path.of(arguments[0]));
    var stop = new java.util.concurrent.CountDownLatch(1);
    Thread main = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              stop.countDown();
              try {
                main.join(Duration.ofSeconds(30));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }));
    var clock = InstantSource.offset(InstantSource.system(), Duration.parse(arguments[1]));
    try (var serving = BotServer.start(configuration, "skewed", _ -> {}, clock)) {
      System.err.println(serving.description());
      stop.await();
    }
  }
}

package io.github.pgbailiff.executor;

import io.github.pgbailiff.postgres.Pause;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process of its own that carries out one request, unless it is killed before it has. */
final class KilledProcess implements AutoCloseable {
  /** What it is told to do. */
  static final String COMMAND = "terminate prod user:blog";

  private static final int PATIENCE_SECONDS = 30;

  private final Process process;
  private final BufferedReader said;

  private KilledProcess(Process process) {
    this.process = process;
    this.said = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts it, and does not wait. */
  static KilledProcess start(StoreSettings store, String cluster) {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledProcess.class.getName(),
            store.url(),
            cluster);
    store.username().ifPresent(user -> builder.environment().put("STORE_USER", user));
    store.password().ifPresent(word -> builder.environment().put("STORE_PASSWORD", word));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      return new KilledProcess(builder.start());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Waits until it has used the store and the cluster. */
  void awaitReady() {
    hears("ready");
  }

  /** Lets it begin, and does not wait for the end. */
  void go() {
    try {
      Writer orders = process.outputWriter(StandardCharsets.UTF_8);
      orders.write("go\n");
      orders.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Waits until it has done what it was told. */
  void awaitDone() {
    hears("done");
  }

  private void hears(String word) {
    try {
      String line = said.readLine();
      if (!word.equals(line)) {
        throw new AssertionError("not \"" + word + "\" but: " + line);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** As {@code kill -9} does. */
  @Override
  public void close() {
    try {
      if (!process.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the process does not end");
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interruption);
    }
  }

  /**
   * Says {@code ready}, waits for a line, types and confirms the command, says {@code done}.
   *
   * @param arguments the URLs of the store and of the cluster
   */
  public static void main(String[] arguments) throws IOException {
    var store =
        new StoreSettings(
            arguments[0],
            Optional.ofNullable(System.getenv("STORE_USER")),
            Optional.ofNullable(System.getenv("STORE_PASSWORD")));
    try (var process =
        WikiProcess.on(
            () -> Stores.open(store),
            InstantSource.system(),
            arguments[1],
            "postgres",
            true,
            Pause.SLEEP)) {
      process.types("ann", COMMAND + " dry:yes");
      process.records().audit().head();
      System.out.println("ready");
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      process.does("ann", COMMAND);
      System.out.println("done");
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    }
  }
}

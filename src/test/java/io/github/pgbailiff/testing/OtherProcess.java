package io.github.pgbailiff.testing;

import io.github.pgbailiff.secret.Secret;
import io.github.pgbailiff.store.StoreSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A main class in a process of its own, with the class path of this one and a store: the two talk
 * by lines. Whoever starts one ends it.
 */
public final class OtherProcess {
  private static final int PATIENCE_SECONDS = 30;
  private static final String USER = "STORE_USER";
  private static final String PASSWORD = "STORE_PASSWORD";

  private final Process process;
  private final BufferedReader said;

  private OtherProcess(Process process) {
    this.process = process;
    this.said = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts it, and does not wait.
   *
   * @param arguments of {@code main}, behind the store's URL
   */
  public static OtherProcess start(
      Class<?> main, StoreSettings store, ProcessBuilder.Redirect errors, String... arguments) {
    return start(main, List.of(), store, errors, arguments);
  }

  /**
   * As the other.
   *
   * @param options of the machine
   */
  public static OtherProcess start(
      Class<?> main,
      List<String> options,
      StoreSettings store,
      ProcessBuilder.Redirect errors,
      String... arguments) {
    List<String> java =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
    java.addAll(options);
    java.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), store.url()));
    var builder =
        new ProcessBuilder(Stream.concat(java.stream(), Stream.of(arguments)).toList())
            .redirectError(errors);
    store.username().ifPresent(user -> builder.environment().put(USER, user));
    store.password().ifPresent(password -> builder.environment().put(PASSWORD, password.read()));
    try {
      return new OtherProcess(builder.start());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A main class in a process of its own that says nothing to whoever starts it. */
  public static Process process(
      Class<?> main, ProcessBuilder.Redirect errors, String... arguments) {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName());
    try {
      return new ProcessBuilder(Stream.concat(java.stream(), Stream.of(arguments)).toList())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(errors)
          .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The store that it was started with, for its {@code main}. */
  public static StoreSettings store(String[] arguments) {
    return new StoreSettings(
        arguments[0],
        Optional.ofNullable(System.getenv(USER)),
        Optional.ofNullable(System.getenv(PASSWORD)).map(Secret::of));
  }

  /** Waits for a line from whoever started it, for its {@code main}. */
  public static void awaitOrder() throws IOException {
    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
  }

  /** Waits for the next line that it says. */
  public String hear() {
    try {
      return Optional.ofNullable(said.readLine())
          .orElseThrow(() -> new AssertionError("the other process ended early"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Lets its {@link #awaitOrder} go on, and does not wait. */
  public void order() {
    try {
      Writer orders = process.outputWriter(StandardCharsets.UTF_8);
      orders.write("go\n");
      orders.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** As {@code kill -9} does. */
  public void kill() {
    try {
      if (!process.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the other process does not end");
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interruption);
    }
  }

  /** Gives it no more lines, and waits until it has ended by itself. */
  public void awaitEnd() {
    try {
      process.outputWriter(StandardCharsets.UTF_8).close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the other process does not end");
      }
    } catch (IOException failure) {
      process.destroyForcibly();
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interruption) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new AssertionError(interruption);
    }
  }
}

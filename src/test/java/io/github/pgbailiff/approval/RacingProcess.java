package io.github.pgbailiff.approval;

import io.github.pgbailiff.store.StoreSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process of its own that approves and begins requests as fast as it can. */
final class RacingProcess implements AutoCloseable {
  /** What both processes, and whoever starts them, go by. */
  static final Rules RULES = RuleText.rules(" -> approvals:1 from:dba");

  private final Process process;
  private final BufferedReader answers;

  private RacingProcess(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts it and waits until it has the store open. */
  static RacingProcess start(StoreSettings settings, String name, int requests) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            RacingProcess.class.getName(),
            settings.url(),
            name,
            String.valueOf(requests));
    Map<String, String> environment = builder.environment();
    settings.username().ifPresent(user -> environment.put("STORE_USER", user));
    settings.password().ifPresent(password -> environment.put("STORE_PASSWORD", password));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      RacingProcess racing = new RacingProcess(builder.start());
      racing.readLine();
      return racing;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void go() {
    try (Writer orders = process.outputWriter(StandardCharsets.UTF_8)) {
      orders.write("go\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ids of the requests that it began. */
  List<String> begun() {
    return List.of(readLine().split(" ", -1)).stream().filter(it -> !it.isEmpty()).toList();
  }

  private String readLine() {
    try {
      return Optional.ofNullable(answers.readLine())
          .orElseThrow(() -> new AssertionError("the other process ended early"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      process.outputWriter(StandardCharsets.UTF_8).close();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the other process does not end");
      }
    } catch (InterruptedException | IOException e) {
      process.destroyForcibly();
      throw new AssertionError(e);
    }
  }

  /**
   * Says {@code ready}, waits for a line, then decides.
   *
   * @param arguments the store's URL, the name of this process, and the number of requests
   */
  public static void main(String[] arguments) throws IOException {
    StoreSettings settings =
        new StoreSettings(
            arguments[0],
            Optional.ofNullable(System.getenv("STORE_USER")),
            Optional.ofNullable(System.getenv("STORE_PASSWORD")));
    try (Replica replica = Replica.on(settings, new Clock(), RULES)) {
      System.out.println("ready");
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      System.out.println(race(replica, arguments[1], Integer.parseInt(arguments[2])));
    }
  }

  private static String race(Replica replica, String name, int requests) {
    StringBuilder begun = new StringBuilder();
    Speaker dba = People.on("slack", People.person(name), "dba");
    for (int i = 1; i <= requests; i++) {
      String id = "R-" + i;
      replica.requests().approve(id, dba);
      if (replica.executions().begin(id, name) instanceof Decided.Accepted) {
        begun.append(id).append(' ');
      }
    }
    return begun.toString();
  }
}

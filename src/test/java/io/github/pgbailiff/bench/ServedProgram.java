package io.github.pgbailiff.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.testing.ProcessFigures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/** {@code serve} as people start it, through the launcher. */
final class ServedProgram implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern LISTENS = Pattern.compile("http 127\\.0\\.0\\.1:([0-9]+)");

  // One for all: each client has threads of its own, whose start would count.
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Process process;
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final double readyMillis;

  /** Starts it and waits until it is ready. */
  ServedProgram(Path configuration) {
    long before = System.nanoTime();
    try {
      process =
          new ProcessBuilder(
                  Path.of("pgbailiff").toAbsolutePath().toString(),
                  "serve",
                  "--config",
                  configuration.toString())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Thread.ofVirtual()
        .start(() ->
            new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))
                .lines()
                .forEach(messages::add));
    try {
      await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(this::isReady);
    } catch (ConditionTimeoutException late) {
      process.destroyForcibly();
      throw new AssertionError(messages.toString(), late);
    }
    readyMillis = (System.nanoTime() - before) / 1e6;
  }

  private boolean isReady() {
    return port().map(port -> page(port, "/readyz").startsWith("200 ready")).orElse(false);
  }

  private Optional<Integer> port() {
    Matcher matcher = LISTENS.matcher(String.join("\n", messages));
    return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  /** The value of a line of {@code /metrics}, by what the line begins with. */
  double metric(String start) {
    return page(port().orElseThrow(), "/metrics")
        .lines()
        .filter(line -> line.startsWith(start + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
        .sum();
  }

  private static String page(int port, String path) {
    try {
      var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
      var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return response.statusCode() + " " + response.body();
    } catch (IOException failure) {
      return failure.toString();
    } catch (InterruptedException interruption) {
      throw new IllegalStateException(interruption);
    }
  }

  /** From the launcher's start until {@code /readyz} says that every platform is there. */
  double readyMillis() {
    return readyMillis;
  }

  ProcessFigures figures() {
    return new ProcessFigures(process.toHandle());
  }

  @Override
  public void close() {
    process.toHandle().destroy();
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interruption) {
      throw new IllegalStateException(interruption);
    }
    assertThat(process.exitValue()).as(messages.toString()).isZero();
  }
}

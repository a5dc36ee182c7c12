package io.github.pgbailiff.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.Main;
import io.github.pgbailiff.testing.ProcessFigures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code serve} as a process of its own. */
public final class ServeProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern LISTENS = Pattern.compile("http 127\\.0\\.0\\.1:([0-9]+)");

  private final Process process;
  private final List<String> out = new CopyOnWriteArrayList<>();
  private final List<String> err = new CopyOnWriteArrayList<>();
  private final List<Thread> readers;

  /** Starts it on a configuration. */
  public ServeProcess(Path configuration) {
    this(configuration, Map.of());
  }

  /** As the other, with these variables in its environment. */
  public ServeProcess(Path configuration, Map<String, String> environment) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    try {
      var command =
          new ProcessBuilder(
              java,
              "@src/main/jvm/common.options",
              "@src/main/jvm/serve.options",
              "-cp",
              System.getProperty("java.class.path"),
              Main.class.getName(),
              "serve",
              "--config",
              configuration.toString());
      command.environment().putAll(environment);
      process = command.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    readers = List.of(reader(process.getInputStream(), out), reader(process.getErrorStream(), err));
  }

  private static Thread reader(InputStream stream, List<String> lines) {
    return Thread.ofVirtual()
        .start(() ->
            new BufferedReader(new InputStreamReader(stream, UTF_8)).lines().forEach(lines::add));
  }

  public ServeProcess awaitLine(String text) {
    await(text)
        .atMost(PATIENCE)
        .until(() -> err.stream().anyMatch(it -> it.contains(text)) || !process.isAlive());
    assertThat(err).anyMatch(it -> it.contains(text));
    return this;
  }

  /** The page at the path: its status, a space, and its text. */
  String page(String path) {
    return Pages.get(port(), path);
  }

  private int port() {
    Matcher matcher =
        err.stream().map(LISTENS::matcher).filter(Matcher::find).findFirst().orElseThrow();
    return Integer.parseInt(matcher.group(1));
  }

  /** What it takes of the machine. */
  ProcessFigures figures() {
    return new ProcessFigures(process.toHandle());
  }

  /** Sends SIGTERM and waits for the end. */
  public int terminate() {
    // The process's own method would close the streams as well.
    assertThat(process.toHandle().destroy()).isTrue();
    return exit();
  }

  /** Sends SIGHUP. */
  void hangUp() {
    try {
      assertThat(new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor())
          .isZero();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends it as a crash would: nothing is given back. */
  public void kill() {
    process.destroyForcibly();
    exit();
  }

  int exit() {
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      for (Thread reader : readers) {
        reader.join();
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  List<String> out() {
    return out;
  }

  List<String> err() {
    return err;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Pages of a server on loopback. */
  static final class Pages {
    private Pages() {}

    static String get(int port, String path) {
      try (var client = HttpClient.newHttpClient()) {
        var request =
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}

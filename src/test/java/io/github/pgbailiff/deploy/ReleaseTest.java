package io.github.pgbailiff.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.testing.Programs;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The release that was built, unpacked where nothing can be written, by a user who is not root and
 * has neither a JDK nor Maven on the path.
 */
@Tag("release")
@ExtendWith(PostgresExtension.class)
class ReleaseTest {
  private static final Path BUILT = Path.of("target/release");
  private static final List<String> TOOLS = List.of("sh", "readlink", "cksum", "mkdir", "rm", "mv");

  @TempDir static Path temporary;
  private static Path release = Path.of("");
  private static Path home = Path.of("");
  private static Path path = Path.of("");
  private static String bailiff = "";

  private final PostgresDatabase database;

  ReleaseTest(PostgresDatabase database) {
    this.database = database;
  }

  @BeforeAll
  static void unpack(PostgresDatabase database) throws Exception {
    bailiff = database.role("bailiff", "SUPERUSER");
    open(temporary);
    Path place = open(Files.createDirectory(temporary.resolve("a place")));
    call(List.of("tar", "xzf", built(".tar.gz").toString(), "-C", place.toString()));
    call(List.of("chmod", "-R", "a-w", place.toString()));
    try (Stream<Path> folders = Files.list(place)) {
      release = folders.findFirst().orElseThrow();
    }
    home = Files.createDirectory(temporary.resolve("home"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
    path = open(Files.createDirectory(temporary.resolve("bin")));
    for (String tool : TOOLS) {
      Files.createSymbolicLink(path.resolve(tool), Programs.find(tool).orElseThrow());
    }
    if (isRoot()) {
      call(List.of("chown", "-R", "65534", home.toString()));
    }
  }

  private static Path open(Path folder) throws IOException {
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path built(String end) throws IOException {
    try (Stream<Path> files = Files.list(BUILT)) {
      return files.filter(it -> it.toString().endsWith(end)).findFirst().orElseThrow();
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  @Test
  void it_runs_commands_and_keeps_its_cache_where_the_user_may_write() throws Exception {
    assertThat(run("help")).contains("pgbailiff VERB");
    assertThat(run("completion", "zsh")).startsWith("#compdef pgbailiff");
    String sessions = run("sessions", "--format", "json", "--config", configuration(0).toString());
    assertThat(sessions).startsWith("{\"verb\":\"sessions\"").contains("\"reachable\":true");
    try (Stream<Path> cached = Files.list(home.resolve(".cache/pgbailiff"))) {
      assertThat(cached.map(it -> it.getFileName().toString()))
          .hasSize(2)
          .allSatisfy(it -> assertThat(it).startsWith("pgbailiff-").endsWith(".aot"));
    }
  }

  /** To find one that is not there, a JVM opens library after library. */
  @ParameterizedTest
  @CsvSource({"help, 0", "version, 0", "sessions, 5"})
  void the_classes_of_a_command_are_in_its_cache(String verb, int others) throws Exception {
    run("help");
    Path loaded = home.resolve(verb + ".loaded");
    run(
        Map.of("PGBAILIFF_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded),
        "--config",
        configuration(0).toString(),
        verb);
    try (Stream<String> lines = Files.lines(loaded)) {
      assertThat(lines.filter(it -> it.contains("source: file:"))).hasSizeLessThanOrEqualTo(others);
    }
  }

  @Test
  void it_serves_until_it_is_asked_to_stop() throws Exception {
    int port = freePort();
    Process serve = start(Map.of(), "--config", configuration(port).toString(), "serve");
    try {
      await().atMost(Duration.ofMinutes(1)).until(() -> page(port, "/readyz").startsWith("ready"));
      assertThat(page(port, "/metrics")).contains("pgbailiff_build{version=\"" + version());
      assertThat(serve.toHandle().destroy()).isTrue();
      assertThat(serve.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(serve.exitValue()).isZero();
    } finally {
      serve.destroyForcibly();
    }
  }

  private static String version() {
    return release.getFileName().toString().replace("pgbailiff-", "");
  }

  @Test
  void beside_it_are_checksums_that_are_right_and_what_is_in_it() throws Exception {
    for (String file : List.of(".tar.gz", ".cdx.json", ".deb")) {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(built(file)));
      assertThat(built(file + ".sha256"))
          .content()
          .isEqualToIgnoringNewLines(
              HexFormat.of().formatHex(sum) + "  " + built(file).getFileName());
    }
    assertThat(built(".cdx.json")).content().contains("\"CycloneDX\"", "pkg:maven/com.slack.api/");
  }

  @Test
  void nothing_in_it_is_of_the_machine_or_the_hour_that_made_it() throws Exception {
    assertThat(call(List.of("tar", "tvzf", built(".tar.gz").toString())).lines())
        .isNotEmpty()
        .allMatch(line -> line.contains(" root/root ") && line.contains(" 2026-01-01 "));
    assertThat(release)
        .isDirectoryContaining("glob:**/LICENSE")
        .isDirectoryContaining("glob:**/config")
        .isDirectoryContaining("glob:**/docs");
    assertThat(release.resolve("man/man1/pgbailiff.1")).exists();
    assertThat(release.resolve("completion/pgbailiff.fish")).exists();
  }

  private Path configuration(int port) throws IOException {
    String yaml =
        """
        store: {url: "jdbc:sqlite:%s/%d.db"}
        http: {listen: "127.0.0.1:%d"}
        clusters: [{name: prod, url: "%s", username: "%s", password: "%s"}]
        roles: [{name: everybody, members: {everyone: true}, allow: [{verbs: [read]}]}]
        """
            .formatted(home, port, port, database.url(), bailiff, PostgresDatabase.PASSWORD);
    Path file = Files.writeString(temporary.resolve(port + ".yaml"), yaml);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String page(int port, String page) {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page)).build();
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String run(String... words) throws Exception {
    return run(Map.of(), words);
  }

  private static String run(Map<String, String> variables, String... words) throws Exception {
    Process process = start(variables, words);
    String out = process.inputReader().readAllAsString();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(out).isZero();
    return out;
  }

  private static Process start(Map<String, String> variables, String... words) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(
          List.of("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    }
    command.add(release.resolve("pgbailiff").toString());
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().put("PATH", path.toString());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("LANG", "C.UTF-8");
    builder.environment().putAll(variables);
    return builder.start();
  }

  private static String call(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = process.inputReader().readAllAsString();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(out).isZero();
    return out;
  }
}

package io.github.pgbailiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher of a release, in a folder as it is unpacked, with a JVM that prints how it was
 * called.
 */
class ReleaseLauncherTest {
  private static final String JAVA =
      """
      #!/bin/sh
      for word; do
        case $word in
          -XX:AOTCacheOutput=*) echo cache >"${word#*=}"; exit ;;
        esac
      done
      printf '%s\\n' "$0" "$@"
      """;

  @TempDir Path temporary;
  private Path release;
  private Path home;

  @BeforeEach
  void unpack() throws IOException {
    release = Files.createDirectories(temporary.toRealPath().resolve("a folder/pgbailiff-1.0"));
    home = Files.createDirectory(temporary.toRealPath().resolve("home"));
    Files.copy(Path.of("src/main/release/pgbailiff"), release.resolve("pgbailiff"));
    Path jvm = Files.createDirectories(release.resolve("app/jvm"));
    for (String file : List.of("start", "common.options", "command.options", "serve.options")) {
      Files.copy(Path.of("src/main/jvm").resolve(file), jvm.resolve(file));
    }
    Files.writeString(release.resolve("app/pgbailiff.jar"), "jar");
    Path java = Files.createDirectories(release.resolve("runtime/bin")).resolve("java");
    Files.writeString(java, JAVA);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(release.resolve("runtime/release"), "JAVA_VERSION=\"25.0.9\"\n");
  }

  @AfterEach
  void writable() throws IOException {
    mode("app", "rwxr-xr-x");
  }

  @Test
  void the_jvm_that_came_with_it_runs_the_program_whatever_else_is_there() throws Exception {
    assertThat(launch(Map.of("JAVA_HOME", "/nowhere"), "help"))
        .startsWith(release + "/runtime/bin/java")
        .contains("-Dpgbailiff.home=" + release)
        .endsWith("-cp", release + "/app/pgbailiff.jar", Main.class.getName(), "help");
  }

  @Test
  void a_link_from_another_folder_finds_its_way_home() throws Exception {
    Path link = Files.createSymbolicLink(temporary.resolve("pgb"), release.resolve("pgbailiff"));
    assertThat(run(link, Map.of(), "help")).contains("-Dpgbailiff.home=" + release);
  }

  @Test
  void the_cache_is_beside_the_program_where_that_can_be_written() throws Exception {
    assertThat(launch(Map.of(), "help"))
        .anyMatch(it -> it.startsWith("-XX:AOTCache=" + release + "/app/pgbailiff-"));
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void in_a_folder_that_cannot_be_written_the_cache_is_the_users_own() throws Exception {
    makeReadOnly();
    assertThat(launch(Map.of(), "help"))
        .anyMatch(it -> it.startsWith("-XX:AOTCache=" + home + "/.cache/pgbailiff/pgbailiff-"));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve(".cache/pgbailiff"))))
        .isEqualTo("rwx------");
  }

  @Test
  void a_service_has_its_cache_where_systemd_says() throws Exception {
    makeReadOnly();
    Path given = Files.createDirectory(temporary.toRealPath().resolve("given"));
    assertThat(launch(Map.of("CACHE_DIRECTORY", given.toString()), "serve"))
        .anyMatch(it -> it.startsWith("-XX:AOTCache=" + given + "/pgbailiff-"));
  }

  @Test
  void a_cache_in_a_folder_of_somebody_else_is_not_used() throws Exception {
    makeReadOnly();
    Path others = Files.createDirectories(home.resolve(".cache/pgbailiff"));
    replaceInStart("[ ! -O \"$own\" ]", "[ \"$own\" = \"" + others + "\" ]");
    replaceInStart("[ ! -w \"${cache%/*}\" ]", "true");
    assertThat(launch(Map.of(), "help")).noneMatch(it -> it.startsWith("-XX:AOTCache="));
  }

  @Test
  void without_a_place_for_a_cache_it_runs_all_the_same() throws Exception {
    makeReadOnly();
    replaceInStart("[ ! -w \"${cache%/*}\" ]", "true");
    assertThat(launch(Map.of("HOME", "/nonexistent"), "help"))
        .endsWith("help")
        .noneMatch(it -> it.startsWith("-XX:AOTCache="));
  }

  @Test
  void the_cache_of_another_program_is_not_used() throws Exception {
    launch(Map.of(), "help");
    Files.writeString(release.resolve("app/pgbailiff.jar"), "raj");
    launch(Map.of(), "help");
    try (var files = Files.newDirectoryStream(release.resolve("app"), "*.aot")) {
      assertThat(files).hasSize(2);
    }
  }

  /** To root everything can be written, so that the launcher is told otherwise. */
  private void makeReadOnly() throws IOException {
    mode("app", "r-xr-xr-x");
    replaceInStart("[ ! -w \"${jar%/*}\" ]", "true");
  }

  private void replaceInStart(String words, String others) throws IOException {
    Path start = release.resolve("app/jvm/start");
    String text = Files.readString(start);
    assertThat(text).contains(words);
    Files.writeString(start, text.replace(words, others));
  }

  private void mode(String folder, String mode) throws IOException {
    Files.setPosixFilePermissions(release.resolve(folder), PosixFilePermissions.fromString(mode));
  }

  private List<String> launch(Map<String, String> environment, String... words) throws Exception {
    return run(release.resolve("pgbailiff"), environment, words);
  }

  private List<String> run(Path launcher, Map<String, String> environment, String... words)
      throws Exception {
    Path out = temporary.resolve("out");
    var command = new ProcessBuilder("/bin/sh", launcher.toString());
    command.command().addAll(List.of(words));
    command.environment().clear();
    command.environment().put("PATH", System.getenv("PATH"));
    command.environment().put("HOME", home.toString());
    command.environment().putAll(environment);
    Process process = command.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    List<String> lines = Files.readAllLines(out);
    assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
    return lines;
  }
}

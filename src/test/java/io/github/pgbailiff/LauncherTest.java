package io.github.pgbailiff;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.ops.LogProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the real launcher in a tree of its own, on a JDK that prints how it was called. */
class LauncherTest {
  private static final Path OPTIONS = Path.of("src/main/jvm");
  private static final Pattern OUR_CLASS = Pattern.compile("io\\.github\\.pgbailiff(\\.\\w+)+");
  private static final int MOST_LINES = 100;

  /** A word for each of the two caches. */
  private static final String ONCE = "trained\ntrained";

  private static final String JAVA =
      """
      #!/bin/sh
      jdk=${0%/bin/java}
      java=$0
      # Words that begin with @ are files with options, and # begins a comment there.
      for word; do
        shift
        case $word in
          @*)
            while read -r option; do
              case $option in '' | '#'*) ;; *) set -- "$@" "$option" ;; esac
            done <"${word#@}" ;;
          *) set -- "$@" "$word" ;;
        esac
      done
      for word; do
        case $word in
          -XX:AOTCacheOutput=*)
            echo trained >>"$jdk/trained"
            printf '%s\\n' "$@" >"$jdk/arguments"
            [ -e "$jdk/cannot-train" ] || echo cache >"${word#*=}"
            echo noise
            exit ;;
        esac
      done
      printf %s "${LC_ALL:-}" >"$jdk/locale"
      printf %s "${COLUMNS:-}" >"$jdk/columns"
      printf '%s\\n' "$java" "$@"
      """;

  @TempDir Path temporary;
  private Path tree;
  private Path jdk;

  private record Run(int exit, List<String> out, String err) {}

  @BeforeEach
  void plant() throws IOException {
    tree = Files.createDirectories(temporary.toRealPath().resolve("a tree/with spaces"));
    jdk = jdk("jdk", "25.0.3");
    install(Files.readString(Path.of("pgbailiff")));
    options();
    jar();
  }

  @Test
  void the_jdk_of_java_home_runs_the_jar_beside_the_launcher() throws Exception {
    Run run = launch(Map.of(), "sessions", "prod eu", "--format", "json");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith(jdk + "/bin/java")
        .endsWith(
            "-cp",
            tree + "/target/pgbailiff.jar",
            Main.class.getName(),
            "sessions",
            "prod eu",
            "--format",
            "json")
        .contains(
            "-Dpgbailiff.home=" + tree,
            "-Xlog:disable",
            "--enable-native-access=ALL-UNNAMED",
            "-Dslf4j.provider=" + LogProvider.class.getName());
  }

  @Test
  void a_link_from_another_folder_finds_its_way_home() throws Exception {
    Path link =
        Files.createSymbolicLink(temporary.resolve("pgb"), Path.of("a tree/with spaces/pgbailiff"));
    Path second = Files.createSymbolicLink(temporary.resolve("second"), link);
    assertThat(run(second, Map.of(), "help").out()).contains("-Dpgbailiff.home=" + tree);
  }

  @Test
  void a_shell_that_is_given_its_bare_name_finds_it() throws Exception {
    var command = new ProcessBuilder("/bin/sh", "pgbailiff", "help").directory(tree.toFile());
    command.environment().put("JAVA_HOME", jdk.toString());
    Process process = command.redirectErrorStream(true).start();
    assertThat(process.inputReader().readAllAsString()).contains("-Dpgbailiff.home=" + tree);
  }

  @Test
  void the_temporary_folder_and_the_options_of_the_shell_are_passed_on() throws Exception {
    Run run =
        launch(Map.of("TMPDIR", "/var/a b", "PGBAILIFF_JAVA_OPTIONS", "-Xmx1g -Dx=y"), "help");
    assertThat(run.out())
        .contains("-Djava.io.tmpdir=/var/a b")
        .containsSubsequence("-Xmx512m", "-Xmx1g", "-Dx=y", "help");
    assertThat(launch(Map.of("TMPDIR", ""), "help").out())
        .noneMatch(option -> option.startsWith("-Djava.io.tmpdir"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', '', C.UTF-8",
    "C, '', de_DE.UTF-8, C.UTF-8",
    "'', POSIX, '', C.UTF-8",
    "'', '', de_DE.UTF-8, ''",
    "en_US.ISO-8859-1, '', C, en_US.ISO-8859-1",
  })
  void where_there_is_no_locale_words_are_read_all_the_same(
      String all, String type, String lang, String locale) throws Exception {
    launch(Map.of("LC_ALL", all, "LC_CTYPE", type, "LANG", lang), "help");
    assertThat(jdk.resolve("locale")).hasContent(locale);
  }

  @ParameterizedTest
  @CsvSource({"'', 57", "90, 90"})
  void the_terminal_is_as_wide_as_it_is(String announced, String width) throws Exception {
    Path script = Path.of("/usr/bin/script");
    assumeThat(script).exists();
    String shell = "stty cols 57; exec /bin/sh '" + tree.resolve("pgbailiff") + "' help";
    var command = new ProcessBuilder(script.toString(), "-qec", shell, "/dev/null");
    command.environment().putAll(Map.of("JAVA_HOME", jdk.toString(), "COLUMNS", announced));
    Process process = command.redirectErrorStream(true).start();
    process.getOutputStream().close();
    assertThat(process.inputReader().readAllAsString()).contains("help");
    assertThat(jdk.resolve("columns")).hasContent(width);
  }

  @Test
  void nothing_is_as_wide_as_a_terminal_that_is_not_there() throws Exception {
    launch(Map.of("COLUMNS", ""), "help");
    assertThat(jdk.resolve("columns")).isEmptyFile();
  }

  @Test
  void an_old_java_home_gives_way_to_a_newer_java_on_the_path() throws Exception {
    Path old = jdk("old", "1.8.0_452");
    Run run =
        launch(
            Map.of("JAVA_HOME", old.toString(), "PATH", jdk + "/bin:" + System.getenv("PATH")),
            "help");
    assertThat(run.out()).startsWith(jdk + "/bin/java");
  }

  @Test
  void no_fit_jdk_is_said_with_what_was_found_and_what_to_do() throws Exception {
    install(Files.readString(Path.of("pgbailiff")).replace("need=25", "need=99"));
    Run run = launch(Map.of(), "help");
    assertThat(run.exit()).isEqualTo(69);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("needs Java 99 or newer", "Java 25 in " + jdk, "install a JDK 99");
  }

  @Test
  void serve_has_little_memory_and_a_log_that_tells_more() throws Exception {
    assertThat(launch(Map.of(), "--config", "sessions", "serve").out())
        .contains("-Xmx256m", "-Dpgbailiff.log=info");
    assertThat(launch(Map.of(), "--config", "serve", "sessions").out())
        .doesNotContain("-Xmx256m", "-Dpgbailiff.log=info");
  }

  private static boolean isCache(String option) {
    return option.startsWith("-XX:AOTCache=");
  }

  @Test
  void the_caches_are_made_once_and_silently() throws Exception {
    assertThat(launch(Map.of(), "help").out()).anyMatch(LauncherTest::isCache);
    assertThat(launch(Map.of(), "sessions").out()).anyMatch(LauncherTest::isCache);
    assertThat(jdk.resolve("trained")).hasContent(ONCE);
  }

  @ParameterizedTest
  @CsvSource({
    "help, help",
    "help --config a, help",
    "--format json version, help",
    "--version, help",
    "completion bash, help",
    "sessions, all",
    "--config help sessions, all",
    "sessions help, all",
    "help sessions, all",
    "serve, all"
  })
  void what_tells_of_the_program_has_a_cache_of_its_own(String words, String cache)
      throws Exception {
    assertThat(launch(Map.of(), words.split(" ")).out())
        .filteredOn(LauncherTest::isCache)
        .singleElement(as(STRING))
        .endsWith("-" + cache + ".aot");
  }

  @Test
  void a_cache_of_another_jar_is_made_anew() throws Exception {
    launch(Map.of(), "help");
    Files.writeString(tree.resolve("target/pgbailiff.jar"), "another jar");
    assertThat(launch(Map.of(), "help").out()).anyMatch(LauncherTest::isCache);
    assertThat(jdk.resolve("trained")).hasContent(ONCE + "\n" + ONCE);
  }

  @Test
  void a_jvm_that_cannot_make_a_cache_is_asked_once_and_runs_without() throws Exception {
    Files.createFile(jdk.resolve("cannot-train"));
    assertThat(launch(Map.of(), "help").exit()).isZero();
    assertThat(launch(Map.of(), "help").out()).noneMatch(LauncherTest::isCache);
    assertThat(jdk.resolve("trained")).hasContent(ONCE);
  }

  @Test
  void it_builds_first_when_nothing_is_built_and_keeps_maven_off_standard_output()
      throws Exception {
    Files.delete(tree.resolve("target/pgbailiff.jar"));
    Path maven =
        script("maven/mvn", "#!/bin/sh\necho \"noise $*\"\necho jar >target/pgbailiff.jar\n");
    Run run = launch(Map.of("PATH", maven.getParent() + ":" + System.getenv("PATH")), "help");
    assertThat(run.out()).startsWith(jdk + "/bin/java").endsWith("help");
    assertThat(run.err()).contains("building once", "noise -q -B -DskipTests package");
  }

  @Test
  void of_two_that_start_at_once_one_builds_and_the_other_waits() throws Exception {
    Files.delete(tree.resolve("target/pgbailiff.jar"));
    Path go = temporary.resolve("go");
    Path maven =
        script(
            "maven/mvn",
            "#!/bin/sh\necho built >>\"%s\"\nuntil [ -e \"%s\" ]; do sleep 0.05; done\necho jar >target/pgbailiff.jar\n"
                .formatted(temporary.resolve("builds"), go));
    var path = Map.of("PATH", maven.getParent() + ":" + System.getenv("PATH"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Run> first = threads.submit(() -> run("1", tree.resolve("pgbailiff"), path, "help"));
      await().until(() -> Files.exists(tree.resolve("target/building/pid")));
      Future<Run> second = threads.submit(() -> run("2", tree.resolve("pgbailiff"), path, "help"));
      await()
          .until(() ->
              Files.exists(temporary.resolve("err2"))
                  && Files.readString(temporary.resolve("err2")).contains("another start"));
      Files.createFile(go);
      assertThat(first.get().exit()).isZero();
      assertThat(second.get().out()).endsWith("help");
    }
    assertThat(temporary.resolve("builds")).hasContent("built");
    assertThat(tree.resolve("target/building")).doesNotExist();
  }

  @Test
  void a_build_that_was_killed_is_made_anew() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    assertThat(gone.waitFor(60, TimeUnit.SECONDS)).isTrue();
    Path mark = Files.createDirectories(tree.resolve("target/building"));
    Files.writeString(mark.resolve("pid"), gone.pid() + "\n");
    Path maven = script("maven/mvn", "#!/bin/sh\necho another >target/pgbailiff.jar\n");
    Run run = launch(Map.of("PATH", maven.getParent() + ":" + System.getenv("PATH")), "help");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(tree.resolve("target/pgbailiff.jar")).hasContent("another");
  }

  @Test
  void what_the_program_goes_without_is_there_while_its_cache_is_made() throws Exception {
    Files.createDirectory(tree.resolve("target/demo"));
    launch(Map.of(), "--train");
    assertThat(jdk.resolve("arguments"))
        .content()
        .containsSubsequence("-Dslf4j", "-cp\n")
        .containsOnlyOnce("-cp\n" + tree + "/target/pgbailiff.jar:" + tree + "/target/demo/*\n")
        .containsOnlyOnce("-cp\n" + tree + "/target/pgbailiff.jar\n");
  }

  @Test
  void a_build_that_fails_is_no_start_and_leaves_no_mark() throws Exception {
    Files.delete(tree.resolve("target/pgbailiff.jar"));
    Path maven = script("maven/mvn", "#!/bin/sh\nexit 1\n");
    Run run = launch(Map.of("PATH", maven.getParent() + ":" + System.getenv("PATH")), "help");
    assertThat(run.exit()).isEqualTo(70);
    assertThat(run.err()).contains("the build failed");
    assertThat(tree.resolve("target/building")).doesNotExist();
  }

  @Test
  void a_missing_maven_is_named() throws Exception {
    Files.delete(tree.resolve("target/pgbailiff.jar"));
    Run run = launch(Map.of("PATH", jdk + "/bin"), "help");
    assertThat(run.exit()).isEqualTo(69);
    assertThat(run.err()).contains("there is no Maven");
  }

  @Test
  void every_class_that_is_named_exists() throws Exception {
    String common = Files.readString(OPTIONS.resolve("common.options"));
    assertThat(OUR_CLASS.matcher(Files.readString(OPTIONS.resolve("start")) + common).results())
        .hasSize(5)
        .allSatisfy(name -> assertThat(Class.forName(name.group())).isNotNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "command"})
  void a_jvm_takes_every_option(String kind) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java, "@" + OPTIONS + "/common.options", "@%s/%s.options".formatted(OPTIONS, kind))
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    assertThat(process.inputReader().readAllAsString())
        .contains("Usage: java")
        .doesNotContain("Unrecognized");
  }

  @Test
  void it_can_be_read_at_one_sitting() throws Exception {
    assertThat(Files.readAllLines(Path.of("pgbailiff"))).hasSizeLessThanOrEqualTo(MOST_LINES);
  }

  private Run launch(Map<String, String> environment, String... words) throws Exception {
    return run(tree.resolve("pgbailiff"), environment, words);
  }

  private Run run(Path launcher, Map<String, String> environment, String... words)
      throws Exception {
    return run("", launcher, environment, words);
  }

  private Run run(String name, Path launcher, Map<String, String> environment, String... words)
      throws Exception {
    Path out = temporary.resolve("out" + name);
    Path err = Files.writeString(temporary.resolve("err" + name), "");
    var command = new ProcessBuilder("/bin/sh", launcher.toString());
    command.command().addAll(List.of(words));
    command.environment().putAll(Map.of("JAVA_HOME", jdk.toString(), "PGBAILIFF_JAVA_OPTIONS", ""));
    command.environment().putAll(environment);
    Process process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), Files.readAllLines(out), Files.readString(err));
  }

  private void install(String launcher) throws IOException {
    Files.writeString(tree.resolve("pgbailiff"), launcher);
  }

  private void options() throws IOException {
    Path folder = Files.createDirectories(tree.resolve(OPTIONS));
    try (var files = Files.list(OPTIONS)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  private void jar() throws IOException {
    Files.createDirectories(tree.resolve("target"));
    Files.writeString(tree.resolve("target/pgbailiff.jar"), "jar");
  }

  private Path jdk(String name, String version) throws IOException {
    script(name + "/bin/java", JAVA);
    Files.writeString(
        temporary.resolve(name).resolve("release"),
        "IMPLEMENTOR_VERSION=\"Fake\"\nJAVA_RUNTIME_VERSION=\"%s+9\"\nJAVA_VERSION=\"%s\"\n"
            .formatted(version, version));
    return temporary.toRealPath().resolve(name);
  }

  private Path script(String name, String content) throws IOException {
    Path file = temporary.toRealPath().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}

package io.github.pgbailiff.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.cli.ShellRun;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import io.github.pgbailiff.testing.slack.FakeSlack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The metrics and the log of a {@code serve} that was used, and what the pages say of them. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelemetryTest {
  private static final Path PAGE = Path.of("docs/operating.md");
  private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\w+) \\|");
  private static final Pattern OF_LIBRARIES = Pattern.compile("`(\\w+_)\\*`");
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\w+) (\\w+)$");
  private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)[{ ]");
  private static final Pattern USED = Pattern.compile("\\b(pgbailiff|hikaricp|jvm|process)_\\w+");
  private static final String LITERAL = "hunter2-4111-1111";
  private static final String REFUSED = "a-wrong-password-7c2";

  @TempDir static Path folder;

  private final FakeSlack slack = new FakeSlack();
  private ServeProcess serve;

  @BeforeAll
  void use(PostgresDatabase database) {
    String bailiff = database.role("bailiff", "SUPERUSER");
    PostgresSession victim = database.session("app").run("BEGIN", "SELECT '" + LITERAL + "'");
    serve =
        new ServeProcess(
            configuration(database, bailiff),
            Map.of("PGBAILIFF_LOG", "trace", "PGBAILIFF_LOG_FORMAT", "json"));
    serve.awaitLine("serves ");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> serve.page("/readyz").startsWith("200 ready"));
    var ann = slack.as("ann");
    ann.types("/pg sessions prod literals:yes query:" + LITERAL).sees("prod");
    ann.types("/pg sessions nowhere:" + LITERAL).sees("nowhere");
    ann.types("/pg sessions refused").sees("refused");
    ann.types("/pg terminate prod " + victim.pid() + " reason:INC-42").sees("Confirm");
    ann.presses("Confirm");
    await().until(() -> !victim.alive());
  }

  @AfterAll
  void close() {
    serve.close();
    slack.close();
  }

  private Path configuration(PostgresDatabase database, String bailiff) {
    return new ShellRun(folder)
        .configured(
            """
            store: {url: "jdbc:sqlite:pgbailiff.db"}
            http: {listen: "127.0.0.1:0"}
            clusters:
              - {name: prod, url: "%1$s", username: "%2$s", password: "%3$s"}
              - {name: refused, url: "%1$s", username: "%2$s", password: "%4$s"}
            people: [{name: ann, slack: "%5$s"}]
            roles: [{name: dba, members: {people: [ann]}, allow: [{verbs: ["*"]}]}]
            slack: {bot_token: "%6$s", app_token: "%7$s", api_url: "%8$s", audit_channel: "%9$s", alerts_channel: "%9$s"}
            """
                .formatted(
                    database.url(),
                    bailiff,
                    PostgresDatabase.PASSWORD,
                    REFUSED,
                    slack.userId("ann"),
                    slack.botToken(),
                    slack.appToken(),
                    slack.apiUrl(),
                    slack.addChannel("audit", false)))
        .configuration();
  }

  @Test
  void every_metric_is_documented_and_every_documented_one_is_there() throws IOException {
    String page = Files.readString(PAGE);
    Map<String, String> documented =
        DOCUMENTED
            .matcher(page)
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(types("pgbailiff_")).containsExactlyInAnyOrderEntriesOf(documented));
    List<String> libraries = OF_LIBRARIES.matcher(page).results().map(it -> it.group(1)).toList();
    Map<String, String> others = types("");
    others.keySet().removeAll(documented.keySet());
    assertThat(others.keySet()).allMatch(name -> libraries.stream().anyMatch(name::startsWith));
    assertThat(libraries)
        .allMatch(start -> others.keySet().stream().anyMatch(it -> it.startsWith(start)));
  }

  /** Types by name; the greatest value beside each histogram is told of once for all. */
  private Map<String, String> types(String start) {
    return TYPE.matcher(serve.page("/metrics"))
        .results()
        .filter(it -> it.group(1).startsWith(start) && !it.group(1).endsWith("_seconds_max"))
        .collect(Collectors.toMap(it -> it.group(1), it -> it.group(2)));
  }

  @Test
  void every_metric_that_a_rule_or_a_dashboard_uses_is_there() throws IOException {
    Set<String> used = new TreeSet<>();
    for (Path file : files("config/prometheus", "config/grafana")) {
      USED.matcher(Files.readString(file)).results().forEach(it -> used.add(it.group()));
    }
    assertThat(used).hasSizeGreaterThan(10);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(
                    SAMPLE
                        .matcher(serve.page("/metrics"))
                        .results()
                        .map(it -> it.group(1))
                        .toList())
                .containsAll(used));
  }

  private static List<Path> files(String... folders) throws IOException {
    List<Path> all = new ArrayList<>();
    for (String folder : folders) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files.filter(Files::isRegularFile).forEach(all::add);
      }
    }
    return all;
  }

  @Test
  void a_line_of_the_log_says_for_whom_and_for_which_request() {
    assertThat(serve.err())
        .extracting(JsonMapper.shared()::readTree)
        .anySatisfy(line -> {
          assertThat(line.path("request").asString("")).startsWith("R-");
          assertThat(line.path("actor").asString("")).isEqualTo("slack:" + slack.userId("ann"));
          assertThat(line.path("message").asString("")).contains("terminate");
        });
  }

  @Test
  void no_secret_and_no_literal_is_in_the_log_or_in_the_metrics() {
    String everything = String.join("\n", serve.err()) + serve.page("/metrics");
    assertThat(everything).contains("R-1").contains("refused");
    assertThat(everything)
        .doesNotContain(LITERAL, REFUSED, slack.botToken(), slack.appToken())
        .doesNotContain("\"" + PostgresDatabase.PASSWORD + "\"");
  }
}

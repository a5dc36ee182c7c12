package io.github.pgbailiff.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Alerts;
import io.github.pgbailiff.alert.WatchRule;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.ops.Health;
import io.github.pgbailiff.ops.HttpSettings;
import io.github.pgbailiff.ops.Metrics;
import io.github.pgbailiff.ops.OperationsServer;
import io.github.pgbailiff.request.gate.Clock;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Stores;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HookTest {
  private static final String TOKEN = "a-token-of-the-hook";
  private static final String GENERIC =
      """
      {"title": "disk is full", "cluster": "prod-eu", "status": "firing", "key": "disk/1"}
      """;

  private final Clock clock = new Clock();
  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path folder = Path.of("");
  private Optional<Store> store = Optional.empty();
  private Optional<OperationsServer> server = Optional.empty();
  private Optional<Alerts> alerts = Optional.empty();

  @BeforeEach
  void start() {
    Store opened = Stores.open(SqliteStores.in(folder));
    store = Optional.of(opened);
    alerts = Optional.of(new Alerts(opened, clock));
    var settings =
        new HookSettings(
            "alertmanager",
            TOKEN,
            List.of(
                new HookSettings.Mapping(Map.of("instance", new Glob("db1.*")), "prod-eu"),
                new HookSettings.Mapping(Map.of("instance", new Glob("db2*")), "prod-us")));
    var hook =
        new Hook(
            settings,
            Set.of("prod-eu", "prod-us"),
            alerts::orElseThrow,
            Map.of("slack", "C0OPS0001"),
            clock);
    server =
        Optional.of(
            OperationsServer.start(
                new HttpSettings("127.0.0.1:0"),
                new Health(Duration.ofSeconds(1)),
                new Metrics(Set.of(), Set.of()),
                Map.of(settings.path(), hook)));
  }

  @AfterEach
  void end() {
    server.ifPresent(OperationsServer::close);
    store.ifPresent(Store::close);
    client.close();
  }

  private int post(String body, String authorization) throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%d/hooks/alertmanager"
                        .formatted(server.orElseThrow().address().getPort())))
            .POST(BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return client.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private int post(String body) throws Exception {
    return post(body, "Bearer " + TOKEN);
  }

  private List<Alert> listed() {
    return alerts.orElseThrow().listed(Duration.ofDays(1));
  }

  private static String alertmanager(String status, String instance) {
    return """
    {"version": "4", "groupKey": "{}:{alertname=\\"Disk\\"}", "truncatedAlerts": 0,
     "status": "%s", "receiver": "pgbailiff", "groupLabels": {"alertname": "Disk"},
     "commonLabels": {"alertname": "Disk"}, "commonAnnotations": {"summary": "disk is full"},
     "externalURL": "http://am",
     "alerts": [{"status": "%s", "labels": {"alertname": "Disk", "instance": "%s"},
                 "annotations": {}, "startsAt": "2026-11-29T10:00:00Z",
                 "endsAt": "0001-01-01T00:00:00Z", "generatorURL": "", "fingerprint": "1"}]}
    """
        .formatted(status, status, instance);
  }

  @Test
  void an_alertmanagers_alert_is_of_the_cluster_that_its_labels_say() throws Exception {
    assertThat(post(alertmanager("firing", "db1.example.net:9187"))).isEqualTo(202);
    assertThat(listed())
        .extracting(Alert::cluster, it -> it.latest().words().orElseThrow(), Alert::stands)
        .containsExactly(tuple("prod-eu", "disk is full", true));
    assertThat(post(alertmanager("resolved", "db1.example.net:9187"))).isEqualTo(202);
    assertThat(listed()).extracting(Alert::stands).containsExactly(false);
  }

  @Test
  void of_a_group_each_cluster_has_its_own_end() throws Exception {
    String both =
        alertmanager("firing", "db1.example.net:9187")
            .replaceFirst("\"alerts\": \\[", "$0" + member("firing", "db2") + ",");
    assertThat(post(both)).isEqualTo(202);
    assertThat(standing()).containsExactlyInAnyOrder("prod-eu", "prod-us");
    assertThat(post(both.replace(member("firing", "db2"), member("resolved", "db2"))))
        .isEqualTo(202);
    assertThat(standing()).containsExactly("prod-eu");
  }

  private static String member(String status, String instance) {
    return "{\"status\": \"%s\", \"labels\": {\"instance\": \"%s\"}}".formatted(status, instance);
  }

  private List<String> standing() {
    return listed().stream().filter(Alert::stands).map(Alert::cluster).toList();
  }

  @Test
  void a_delivery_that_was_overtaken_by_its_end_begins_nothing() throws Exception {
    String firing = alertmanager("firing", "db1.example.net:9187");
    assertThat(post(firing)).isEqualTo(202);
    assertThat(post(alertmanager("resolved", "db1.example.net:9187"))).isEqualTo(202);
    clock.pass(Duration.ofSeconds(20));
    assertThat(post(firing)).isEqualTo(202);
    assertThat(standing()).isEmpty();
    assertThat(post(firing.replace("T10:00:00Z", "T10:20:00Z"))).isEqualTo(202);
    assertThat(standing()).containsExactly("prod-eu");
  }

  @Test
  void what_is_told_again_much_later_has_begun_again() throws Exception {
    String firing = alertmanager("firing", "db1.example.net:9187");
    assertThat(post(firing)).isEqualTo(202);
    assertThat(post(alertmanager("resolved", "db1.example.net:9187"))).isEqualTo(202);
    clock.pass(Duration.ofMinutes(5));
    assertThat(post(firing)).isEqualTo(202);
    assertThat(standing()).containsExactly("prod-eu");
  }

  @Test
  void labels_that_no_pattern_knows_name_no_cluster() throws Exception {
    assertThat(post(alertmanager("firing", "elsewhere:9187"))).isEqualTo(422);
    assertThat(listed()).isEmpty();
  }

  @Test
  void what_is_delivered_twice_is_told_once() throws Exception {
    assertThat(post(GENERIC)).isEqualTo(202);
    assertThat(post(GENERIC)).isEqualTo(202);
    assertThat(listed()).hasSize(1);
  }

  @Test
  void what_ends_before_it_began_starts_nothing() throws Exception {
    assertThat(post(GENERIC.replace("firing", "resolved"))).isEqualTo(202);
    assertThat(listed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer a-token-of-the-hooK", "Basic a-token-of-the-hook"})
  void whoever_has_not_the_token_is_refused(String authorization) throws Exception {
    assertThat(post(GENERIC, authorization)).isEqualTo(401);
    assertThat(listed()).isEmpty();
  }

  @Test
  void a_body_above_one_mebibyte_is_refused() throws Exception {
    assertThat(post("x".repeat((1 << 20) + 1))).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"title\": \"x\"}",
        "{\"title\": \"x\", \"cluster\": \"prod-eu\", \"status\": \"odd\", \"key\": \"k\"}",
        "{\"groupKey\": 7, \"status\": \"firing\"}"
      })
  void what_is_no_alert_is_said_to_be_none(String body) throws Exception {
    assertThat(post(body)).isEqualTo(400);
    assertThat(listed()).isEmpty();
  }

  @Test
  void long_keys_that_begin_alike_are_two_things() throws Exception {
    String one = GENERIC.replace("disk/1", "k".repeat(600) + "1");
    String other = GENERIC.replace("disk/1", "k".repeat(600) + "2");
    assertThat(List.of(post(one), post(one), post(other))).containsOnly(202);
    assertThat(listed()).hasSize(2);
    assertThat(post(one.replace("firing", "resolved"))).isEqualTo(202);
    assertThat(standing()).hasSize(1);
  }

  @Test
  void text_that_no_store_keeps_as_it_is_means_the_same_thing_each_time() throws Exception {
    String odd =
        GENERIC
            .replace("disk/1", "disk\\u0000\\ud800")
            .replace("disk is full", "disk\\u0000is\\nfull 💾\\udc00");
    assertThat(List.of(post(odd), post(odd))).containsOnly(202);
    assertThat(listed())
        .extracting(it -> it.latest().words().orElseThrow())
        .containsExactly("disk is full 💾 ");
    assertThat(listed().getFirst().subject().text()).doesNotContainPattern("\\p{Cntrl}|\\p{Cs}");
  }

  @Test
  void of_keys_that_are_new_each_time_so_many_stand_and_no_more() throws Exception {
    for (int i = 0; i < WatchRule.MOST_FOREIGN; i++) {
      clock.pass(Duration.ofSeconds(1));
      assertThat(post(GENERIC.replace("disk/1", "run/" + i))).isEqualTo(202);
    }
    assertThat(post(GENERIC)).isEqualTo(429);
    assertThat(post(GENERIC.replace("disk/1", "run/7"))).isEqualTo(202);
    assertThat(post(GENERIC.replace("prod-eu", "prod-us"))).isEqualTo(202);
    assertThat(post(GENERIC.replace("disk/1", "run/7").replace("firing", "resolved")))
        .isEqualTo(202);
    assertThat(post(GENERIC)).isEqualTo(202);
  }

  @Test
  void a_payload_of_ten_thousand_is_one_alert_of_each_cluster() throws Exception {
    String many =
        alertmanager("firing", "db1.example.net:9187")
            .replaceFirst("\"alerts\": \\[", "$0" + (member("firing", "db2") + ",").repeat(10_000));
    assertThat(post(many)).isEqualTo(202);
    assertThat(standing()).containsExactlyInAnyOrder("prod-eu", "prod-us");
  }

  @Test
  void a_flood_is_turned_away_until_a_minute_has_passed() throws Exception {
    for (int i = 0; i < 120; i++) {
      assertThat(post(GENERIC)).isEqualTo(202);
    }
    assertThat(post(GENERIC)).isEqualTo(429);
    clock.pass(Duration.ofMinutes(1));
    assertThat(post(GENERIC)).isEqualTo(202);
  }
}

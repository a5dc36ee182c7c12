package io.github.pgbailiff.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.chat.TestPlatforms;
import io.github.pgbailiff.chat.room.ChatInRoom;
import io.github.pgbailiff.cli.ShellRun;
import io.github.pgbailiff.config.ConfigurationReader;
import io.github.pgbailiff.testing.discord.FakeDiscord;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import io.github.pgbailiff.testing.slack.FakeSlack;
import io.github.pgbailiff.testing.slack.FakeSlackFault;
import io.github.pgbailiff.verb.AllVerbs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class BotServerTest {
  private static final Pattern ANCHOR = Pattern.compile("anchor of the record: ([0-9]+):");

  private static String bailiff = "";

  @TempDir Path folder;

  private final PostgresDatabase database;
  private final FakeSlack slack = new FakeSlack();
  private final Closer owned = new Closer();

  @BeforeAll
  static void makeRole(PostgresDatabase database) {
    bailiff = database.role("bailiff", "SUPERUSER");
  }

  BotServerTest(PostgresDatabase database) {
    this.database = database;
  }

  @AfterEach
  void close() {
    owned.close();
    slack.close();
  }

  private BotServer serve(String store, String chats) {
    String yaml =
        """
        store: %s
        http: {listen: "127.0.0.1:0"}
        audit: {anchor_every: 1h}
        clusters:
          - {name: prod-eu, url: "%s", username: "%s", password: "%s"}
        people: [{name: ann, slack: "%s"}, {name: bob, slack: "%s"}]
        roles:
          - {name: oncall, members: {slack_usergroups: [S0ONCALL1]}, allow: [{verbs: [read, terminate, audit]}]}
          - {name: everybody, members: {everyone: true}, allow: [{verbs: [clusters]}]}
        """
            .formatted(
                store,
                database.url(),
                bailiff,
                PostgresDatabase.PASSWORD,
                slack.userId("ann"),
                slack.userId("bob"));
    Path file = new ShellRun(folder).configured(yaml + chats).configuration();
    var configuration =
        new ConfigurationReader(AllVerbs.declarations(), TestPlatforms.ALL, _ -> Optional.empty())
            .read(file);
    return owned.add(BotServer.start(configuration, "host-1", _ -> {}, InstantSource.system()));
  }

  private static String sqlite() {
    return "{url: \"jdbc:sqlite:pgbailiff.db\"}";
  }

  private String postgresql() {
    return "{url: \"%s\", username: \"%s\", password: \"%s\"}"
        .formatted(database.url(), bailiff, PostgresDatabase.PASSWORD);
  }

  private String slackSection() {
    return """
    slack:
      bot_token: "%s"
      app_token: "%s"
      api_url: "%s"
      audit_channel: "%s"
    """
        .formatted(
            slack.botToken(), slack.appToken(), slack.apiUrl(), slack.addChannel("audit", false));
  }

  private static String ready(BotServer serving) {
    return ServeProcess.Pages.get(serving.port(), "/readyz");
  }

  private static void awaitReady(BotServer serving) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(ready(serving)).startsWith("200 ready\n"));
  }

  @Test
  void one_of_two_replicas_does_the_timed_work_and_the_other_takes_over() {
    BotServer first = serve(postgresql(), "");
    await().until(() -> ready(first).equals("200 ready\n"));
    BotServer second = serve(postgresql(), "");
    await().until(() -> ready(second).equals("200 ready\ntimed work: another replica does it\n"));
    first.close();
    await().until(() -> ready(second).equals("200 ready\n"));
  }

  @Test
  void a_user_group_gives_rights_and_an_ended_request_an_anchor() {
    slack.group("S0ONCALL1", "ann");
    BotServer serving = serve(sqlite(), slackSection());
    awaitReady(serving);
    PostgresSession victim = database.session("app");
    slack.as("bob").types("/pg terminate prod-eu " + victim.pid()).sees("terminate on prod-eu");
    assertThat(victim.alive()).isTrue();
    var ann = slack.as("ann").types("/pg terminate prod-eu " + victim.pid());
    ann.sees("Confirm");
    long before = anchored();
    ann.presses("Confirm");
    await().untilAsserted(() -> assertThat(victim.alive()).isFalse());
    await().atMost(Duration.ofSeconds(60)).until(() -> anchored() > before);
    assertThat(ServeProcess.Pages.get(serving.port(), "/metrics"))
        .contains("pgbailiff_requests_total{state=\"finished\"} 1.0")
        .contains("verb=\"press_confirm\"")
        .contains("pgbailiff_announcements_total{platform=\"slack\",result=\"delivered\"}");
    long told = anchored();
    serving.close();
    assertThat(anchored()).isGreaterThan(told);
  }

  /** The number of the newest event that an anchor in the audit channel holds; 0 without any. */
  private long anchored() {
    return slack.messages(slack.channelId("audit")).stream()
        .flatMap(message -> ANCHOR.matcher(message.shown()).results())
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .max()
        .orElse(0);
  }

  @Test
  void a_group_that_cannot_be_looked_up_gives_nobody_a_right() {
    slack.group("S0ONCALL1", "ann");
    BotServer serving = serve(sqlite(), slackSection());
    awaitReady(serving);
    slack.fail("usergroups.users.list", new FakeSlackFault.Status(500, ""));
    slack.as("ann").types("/pg sessions").sees("could not be looked up");
  }

  @Test
  void a_chat_that_cannot_be_reached_is_waited_for_while_the_rest_is_served() {
    slack.fail("auth.test", new FakeSlackFault.Status(500, ""));
    BotServer serving = serve(sqlite(), slackSection());
    assertThat(ready(serving)).startsWith("503 slack: ");
    assertThat(ServeProcess.Pages.get(serving.port(), "/livez")).startsWith("200");
    slack.heal();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(ready(serving)).startsWith("200 ready\n"));
  }

  @Test
  void discord_is_served_by_one_replica_and_the_other_is_ready_too() {
    try (var discord = new FakeDiscord()) {
      String section =
          """
          discord: {token: "%s", guilds: ["%s"], api_url: "%s"}
          """
              .formatted(discord.token(), discord.guildId(), discord.apiUrl());
      BotServer first = serve(sqlite(), section);
      awaitReady(first);
      await().until(() -> discord.calls("PUT applications/") > 0);
      discord.as("ann").types("/pg clusters").sees("prod-eu");
      BotServer second = serve(sqlite(), section);
      assertThat(ready(second)).startsWith("200 ready\n").contains("discord: stands by");
      List.of(second, first).forEach(BotServer::close);
    }
  }

  @Test
  void a_further_chat_is_served_like_the_others() {
    try (var room = new ChatInRoom()) {
      BotServer serving = serve(sqlite(), room.section());
      awaitReady(serving);
      room.as("eve").types("/pg clusters").sees("prod-eu");
      assertThat(ServeProcess.Pages.get(serving.port(), "/metrics"))
          .contains("platform=\"room\",verb=\"clusters\"");
      serving.close();
    }
  }
}

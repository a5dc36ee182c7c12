package io.github.pgbailiff.chat;

import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.chat.discord.ChatOnDiscord;
import io.github.pgbailiff.chat.slack.ChatOnSlack;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.config.ConfigurationReader;
import io.github.pgbailiff.delivery.AnnouncementDelivery;
import io.github.pgbailiff.demo.server.DemoPostgres;
import io.github.pgbailiff.demo.tour.LockQueue;
import io.github.pgbailiff.demo.workload.Workload;
import io.github.pgbailiff.execution.ProcessSettings;
import io.github.pgbailiff.postgres.connection.PooledConnections;
import io.github.pgbailiff.serve.Program;
import io.github.pgbailiff.serve.TimedWork;
import io.github.pgbailiff.testing.discord.FakeDiscordMessage;
import io.github.pgbailiff.testing.slack.FakeSlackMessage;
import io.github.pgbailiff.verb.AllVerbs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run of the whole program on the demo's busy PostgreSQL, in Slack and in Discord at once, of
 * which the messages are kept that pictures are drawn from: ann finds who holds up the others and
 * asks to end them, bob sees that it waits for him.
 */
final class PictureRun implements AutoCloseable {
  private static final String HOLDER =
      "SELECT h.pid FROM pg_stat_activity w, unnest(pg_blocking_pids(w.pid)) AS h(pid)"
          + " WHERE cardinality(pg_blocking_pids(h.pid)) = 0 GROUP BY 1 ORDER BY count(*) DESC";

  private final Path folder;
  private final DemoPostgres postgres = DemoPostgres.start();
  private final Workload workload = postgres.startWorkload();
  private final ChatOnSlack slack = new ChatOnSlack();
  private final ChatOnDiscord discord = new ChatOnDiscord();
  private final Program program;
  private final TimedWork timed;

  /**
   * Starts it.
   *
   * @param scratch for its configuration and store
   * @param folder where the messages are kept
   */
  PictureRun(Path scratch, Path folder) throws IOException {
    this.folder = folder;
    Configuration configuration = configuration(scratch);
    List<Chat> chats = List.of(slack, discord);
    var settings = ProcessSettings.of("serve", true, false);
    this.program =
        Program.of(
            configuration,
            new PooledConnections(configuration.clusters()),
            new Program.Kind(
                settings,
                false,
                chats.stream()
                    .collect(
                        Collectors.toMap(Chat::platform, it -> it.memberships().orElseThrow())),
                _ -> {}));
    chats.forEach(chat -> chat.connect(program));
    this.timed =
        new TimedWork(
            program.records(),
            program.work(),
            settings,
            chats.stream()
                .map(it ->
                    new AnnouncementDelivery(
                        program.records(), it.announcer(), configuration.watch()))
                .toList(),
            List.of());
  }

  private Configuration configuration(Path scratch) throws IOException {
    Path file = scratch.resolve("pgbailiff.yaml");
    Files.writeString(
        file,
        configuration(
            scratch,
            postgres.url("postgres"),
            postgres.password(),
            slack.account("ann"),
            discord.account("ann"),
            slack.account("bob"),
            discord.account("bob"),
            slack.section(),
            discord.section()));
    return new ConfigurationReader(
            AllVerbs.declarations(), TestPlatforms.ALL, _ -> Optional.empty())
        .read(file);
  }

  /** Plays it, and keeps the messages. */
  void play() throws IOException, SQLException {
    new LockQueue(postgres).await();
    slack.as("ann").types("/pg sessions");
    discord.as("ann").types("/pg sessions");
    keep("slack-sessions", newest("holds"));
    keep("discord-sessions", newestInDiscord("holds"));
    slack.as("ann").types("/pg terminate " + holder() + " reason:\"checkout is down, INC-742\"");
    slack.as("ann").button("Send for approval").run();
    keep("slack-approval-card", newest("[Approve…]"));
    keep("discord-approval-card", newestInDiscord("[Approve…]"));
    slack.slack().as("bob").opensHome().homeShows("ann asks").homeShows("Clusters");
    await().until(() -> !slack.slack().as("bob").home().contains("looking at"));
    keep("slack-home", slack.slack().as("bob").homeView());
  }

  private int holder() throws SQLException {
    try (Connection connection = postgres.connectAsSuperuser("postgres");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(HOLDER)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private JsonNode newest(String text) {
    FakeSlackMessage message =
        await()
            .atMost(Someone.PATIENCE)
            .until(
                () ->
                    slack.slack().everything().reversed().stream()
                        .filter(it -> it.shown().contains(text))
                        .findFirst(),
                Optional::isPresent)
            .orElseThrow();
    return JsonMapper.shared().createObjectNode().set("blocks", message.blocks());
  }

  private JsonNode newestInDiscord(String text) {
    FakeDiscordMessage message =
        await()
            .atMost(Someone.PATIENCE)
            .until(
                () ->
                    discord.discord().everything().reversed().stream()
                        .filter(it -> it.shown().contains(text))
                        .findFirst(),
                Optional::isPresent)
            .orElseThrow();
    return message.body();
  }

  private void keep(String name, JsonNode message) throws IOException {
    ObjectNode kept = JsonMapper.shared().createObjectNode();
    ObjectNode people = kept.putObject("people");
    for (String person : List.of("ann", "bob")) {
      people.put(slack.account(person), person).put(discord.account(person), person);
    }
    for (Map.Entry<String, JsonNode> part : message.properties()) {
      if (List.of("blocks", "content", "embeds", "components").contains(part.getKey())) {
        kept.set(part.getKey(), part.getValue());
      }
    }
    Files.writeString(folder.resolve(name + ".json"), kept.toPrettyString() + "\n");
  }

  private static String configuration(Object... values) {
    return """
    store: {url: "jdbc:sqlite:%1$s/store.db"}
    clusters:
      - {name: prod-eu, url: "%2$s", username: pgbailiff, password: "%3$s", protect: [{app: "pg_dump*"}]}
    people:
      - {name: ann, slack: "%4$s", discord: "%5$s"}
      - {name: bob, slack: "%6$s", discord: "%7$s"}
    roles:
      - {name: oncall, members: {people: [ann]}, allow: [{verbs: [read, cancel, terminate]}]}
      - {name: dba, members: {people: [bob]}, allow: [{verbs: ["*"]}]}
    rules:
      - {when: {verbs: [terminate]}, require: {confirm: true, approvals: 1, from: [dba], reason: true}}
    %8$s%9$s
    """
        .formatted(values);
  }

  @Override
  public void close() throws IOException {
    timed.close();
    slack.disconnect();
    discord.disconnect();
    program.close();
    workload.close();
    postgres.close();
    slack.close();
    discord.close();
  }
}

package io.github.pgbailiff.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.pgbailiff.access.GlobList;
import io.github.pgbailiff.access.Grant;
import io.github.pgbailiff.access.Role;
import io.github.pgbailiff.alert.WatchRule;
import io.github.pgbailiff.audit.AuditSettings;
import io.github.pgbailiff.chat.discord.message.DiscordSettings;
import io.github.pgbailiff.chat.slack.api.SlackSettings;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.config.schema.SchemaType;
import io.github.pgbailiff.config.yaml.BaseDirectory;
import io.github.pgbailiff.config.yaml.References;
import io.github.pgbailiff.config.yaml.YamlNode;
import io.github.pgbailiff.config.yaml.YamlTree;
import io.github.pgbailiff.hook.HookSettings;
import io.github.pgbailiff.ops.HttpSettings;
import io.github.pgbailiff.owner.Owner;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.ManagedSessions;
import io.github.pgbailiff.rules.Rule;
import io.github.pgbailiff.secret.Secret;
import io.github.pgbailiff.secret.SecretCommand;
import io.github.pgbailiff.serve.Platforms;
import io.github.pgbailiff.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file in which every key has a value that is not its default. */
class ConfigurationTest {
  @TempDir Path folder;
  private Configuration whole;

  @BeforeEach
  void read() {
    Samples.write(folder.resolve("secrets/prod-eu"), "s3cr3t-file\n");
    Samples.write(
        folder.resolve("clusters.d/staging.yaml"),
        "- {name: staging, url: 'jdbc:postgresql://staging.example.net/postgres'}");
    whole = Samples.read(folder, Samples.resource("whole.yaml"));
  }

  @Test
  void the_file_has_every_key_there_is() {
    YamlNode file = YamlTree.read(Samples.resource("whole.yaml"));

    assertThat(missing(ConfigSchema.of(Platforms.ALL), file)).isEmpty();
  }

  private static Stream<String> missing(SchemaType shape, YamlNode node) {
    return switch (shape) {
      case SchemaType.Section section ->
          section.fields().stream().flatMap(field -> missing(field, (YamlNode.Mapping) node));
      case SchemaType.Items list -> missing(list, ((YamlNode.Sequence) node).items());
      case SchemaType.TextOr either when node instanceof YamlNode.Mapping ->
          missing(either.section(), node);
      default -> Stream.of();
    };
  }

  /** What none of the items has: some keys exclude each other. */
  private static Stream<String> missing(SchemaType.Items list, List<YamlNode> items) {
    List<Set<String>> missing =
        items.stream().map(it -> missing(list.item(), it).collect(Collectors.toSet())).toList();
    return missing.getFirst().stream()
        .filter(key -> missing.stream().allMatch(it -> it.contains(key)));
  }

  private static Stream<String> missing(SchemaType.Field field, YamlNode.Mapping section) {
    return section.entries().stream()
        .filter(entry -> entry.key().equals(field.name()))
        .findFirst()
        .map(entry -> missing(field.shape(), entry.value()))
        .orElse(Stream.of(field.name()));
  }

  @Test
  void store_audit_and_http() {
    assertThat(whole.store())
        .isEqualTo(
            new StoreSettings(
                "jdbc:postgresql://store.example.net/pgbailiff",
                Optional.of("keeper"),
                Optional.of(Secret.of("s3cr3t-store"))));
    assertThat(whole.audit())
        .isEqualTo(
            new AuditSettings(
                true, folder.resolve("logs/audit.jsonl").toString(), Duration.ofMinutes(5)));
    assertThat(whole.http()).isEqualTo(new HttpSettings("[::1]:9000"));
  }

  @Test
  void clusters() {
    var file =
        new FileSecret(
            "${file:secrets/prod-eu}",
            new References(_ -> Optional.empty(), new BaseDirectory(folder)));
    var command =
        new SecretCommand(
            List.of("bin/token", "--host", "s3cr3t-dwh"), Duration.ofMinutes(14), folder);
    assertThat(file.read()).isEqualTo("s3cr3t-file");
    assertThat(whole.clusters())
        .containsExactly(
            new ClusterSettings(
                new Cluster("prod-eu", Map.of("env", "prod", "region", "eu")),
                "jdbc:postgresql://db1.example.net:5432/postgres?sslmode=require",
                Optional.of("pgbailiff"),
                Optional.of(file),
                List.of(
                    ManagedSessions.ENTRIES.getFirst(),
                    ManagedSessions.ENTRIES.getLast(),
                    List.of(new Condition.OneOf("user", false, globs("replicator"))),
                    List.of(
                        new Condition.OneOf("app", false, globs("pg_dump*")),
                        new Condition.OneOf("state", true, globs("idle"))))),
            new ClusterSettings(
                new Cluster("dwh", Map.of()),
                "jdbc:postgresql://dwh.example.net/postgres",
                Optional.of("pgbailiff"),
                Optional.of(command),
                ClusterSettings.Connect.WHEN_USED,
                List.of()),
            new ClusterSettings(
                new Cluster("staging", Map.of()),
                "jdbc:postgresql://staging.example.net/postgres",
                Optional.empty(),
                Optional.empty(),
                List.of()));
    assertThat(whole.labels()).containsExactly("env", "region");
  }

  @Test
  void slack() {
    assertThat(Samples.settings(whole, SlackSettings.class))
        .contains(
            new SlackSettings(
                SlackSettings.Mode.HTTP,
                "s3cr3t-bot",
                Optional.of("s3cr3t-app"),
                Optional.of("xs3cr3t-signing${y}"),
                "http://127.0.0.1:8080/api/",
                "/db",
                Map.of("C0OPS0001", "prod-eu"),
                Optional.of("C0OPS0002"),
                Optional.of("C0AUDIT01"),
                Optional.of("C0ALERT01")));
  }

  @Test
  void discord() {
    assertThat(Samples.settings(whole, DiscordSettings.class))
        .contains(
            new DiscordSettings(
                "s3cr3t-discord",
                List.of("81384788765712384"),
                "https://discord.example.net/api/v10/",
                Optional.of("ws://localhost:8081/"),
                Map.of("41771983423143937", "prod-eu"),
                Optional.of("41771983423143937"),
                Optional.of("41771983423143939"),
                Optional.of("41771983423143940")));
  }

  @Test
  void people_and_roles() {
    assertThat(whole.people())
        .containsExactly(
            new Person(
                "ann",
                Map.of("slack", "U0ANN0001", "discord", "80351110224678912", "terminal", "ann"),
                List.of("ann", "ann2")));
    Role.Members members =
        new Role.Members(
            Map.of("slack", List.of("S0ONCALL1"), "discord", List.of("41771983423143936")),
            List.of("ann"),
            true);
    Grant allow =
        new Grant(
            List.of("read", "terminate"),
            List.of(new ClusterPattern("prod-*"), new ClusterPattern("env=staging")),
            new GlobList(globs("wiki", "shop_*"), false),
            new GlobList(globs("postgres", "root"), true));
    Grant deny =
        new Grant(
            List.of("sessions", "literals", "*"),
            List.of(new ClusterPattern("prod-eu")),
            new GlobList(globs("billing"), true),
            new GlobList(globs("etl"), false));
    assertThat(whole.roles())
        .containsExactly(new Role("oncall", members, List.of(allow), List.of(deny)));
    assertThat(whole.breakGlass()).containsExactly("oncall");
  }

  @Test
  void the_watch() {
    assertThat(whole.watch().every()).isEqualTo(Duration.ofSeconds(30));
    assertThat(whole.watch().channels())
        .isEqualTo(Map.of("slack", "C0ALERT01", "discord", "41771983423143940"));
    assertThat(whole.watch().rules())
        .extracting(WatchRule::name, WatchRule::trigger)
        .endsWith(
            tuple(
                "many",
                new WatchRule.Sessions(
                    List.of(new Condition.AtLeastMany("holds", 2)), Optional.of(3))),
            tuple("full", new WatchRule.Connections(80)),
            tuple("gone", new WatchRule.Unreachable()));
    WatchRule first = whole.watch().rules().getFirst();
    assertThat(first.filter()).hasSize(3);
    assertThat(first.trigger()).isEqualTo(new WatchRule.Sessions(first.filter(), Optional.empty()));
    assertThat(first.lasting()).isEqualTo(Duration.ofSeconds(20));
    assertThat(first.offer()).contains(WatchRule.Offer.CANCEL);
    assertThat(first.againAfter()).isEqualTo(Duration.ofHours(1));
    assertThat(first.clusters()).containsExactly(new ClusterPattern("prod-*"));
    assertThat(first.channels()).isEqualTo(Map.of("slack", "C0OPS0003"));
    assertThat(first.pinged()).containsExactly("oncall");
  }

  @Test
  void hooks_and_owners() {
    assertThat(whole.hooks())
        .containsExactly(
            new HookSettings(
                "alertmanager",
                "0123456789abcdef",
                List.of(
                    new HookSettings.Mapping(Map.of("instance", new Glob("db1.*")), "prod-eu"))));
    assertThat(whole.owners())
        .containsExactly(
            new Owner(
                List.of(
                    new Condition.OneOf("app", false, List.of(new Glob("checkout*"))),
                    new Condition.OneOf("user", true, List.of(new Glob("etl")))),
                Map.of("slack", "C0SHOP001")));
  }

  @Test
  void rules() {
    assertThat(whole.rules())
        .containsExactly(
            new Rule(
                new Rule.When(
                    List.of("cancel", "drain"),
                    List.of(new ClusterPattern("prod-eu")),
                    globs("w*"),
                    globs("blog"),
                    OptionalInt.of(20)),
                new Rule.Require(
                    true,
                    2,
                    List.of("oncall"),
                    true,
                    Optional.of("[A-Z]+-[0-9]+"),
                    Optional.of(Duration.ofSeconds(90)),
                    true)));
  }

  @Test
  void no_secret_is_in_its_text() {
    assertThat(whole.toString()).contains("prod-eu").doesNotContain("s3cr3t");
  }

  private static List<Glob> globs(String... sources) {
    return Stream.of(sources).map(Glob::new).toList();
  }
}

package io.github.pgbailiff.config;

import static io.github.pgbailiff.config.schema.SchemaType.optional;
import static io.github.pgbailiff.config.schema.SchemaType.preset;
import static io.github.pgbailiff.config.schema.SchemaType.required;
import static io.github.pgbailiff.config.schema.SchemaType.section;
import static io.github.pgbailiff.config.schema.SchemaType.strict;

import io.github.pgbailiff.config.schema.SchemaType;
import io.github.pgbailiff.config.schema.SchemaType.Count;
import io.github.pgbailiff.config.schema.SchemaType.Entries;
import io.github.pgbailiff.config.schema.SchemaType.Flag;
import io.github.pgbailiff.config.schema.SchemaType.Items;
import java.util.List;

/** Every key of the file. */
final class ConfigSchema {
  private static final SchemaType SPAN =
      SchemaType.text(
          "a duration of at least 1s, such as 30s, 10m, 2h or 1d", "0{0,5}[1-9][0-9]{0,5}[smhd]");
  private static final SchemaType SLACK_CHANNEL =
      SchemaType.text("the id of a channel in Slack, such as C0OPS0001", "[CDG][A-Z0-9_]+");
  private static final SchemaType SLACK_USER =
      SchemaType.text("the id of a member in Slack, such as U0ANN0001", "[UW][A-Z0-9_]+");
  private static final SchemaType SLACK_GROUP =
      SchemaType.text("the id of a user group in Slack, such as S0ONCALL1", "S[A-Z0-9_]+");
  private static final SchemaType SNOWFLAKE =
      SchemaType.text("an id of Discord, such as 81384788765712384", "[0-9]{1,20}");

  static final SchemaType.Section STORE =
      section(
          preset(
              "url",
              SchemaType.text(
                  "a URL such as jdbc:sqlite:data/pgbailiff.db or jdbc:postgresql://host/database",
                  "jdbc:(sqlite|postgresql):.+"),
              "jdbc:sqlite:data/pgbailiff.db",
              "where requests, blocks and the record are kept"),
          optional("username", SchemaType.TEXT, "the role of a PostgreSQL store"),
          optional("password", SchemaType.SECRET, "its password"));

  static final SchemaType.Section AUDIT =
      section(
          preset("reads", new Flag(), "false", "record plain reading too"),
          preset(
              "json_lines", SchemaType.TEXT, "off", "every event as a line: off, stdout or a file"),
          preset("anchor_every", SPAN, "1h", "how often the head of the record is announced"));

  static final SchemaType.Section HTTP =
      section(
          preset(
              "listen",
              SchemaType.text(
                  "an address and a port, such as 127.0.0.1:8089",
                  "(\\[[0-9a-fA-F:.]+\\]|[^\\s:/\\[\\]]+):[0-9]{1,5}"),
              "127.0.0.1:8089",
              "where /livez, /readyz, /metrics and Slack's http mode answer"));

  static final SchemaType.Section CLUSTER =
      section(
          required("name", SchemaType.TEXT, "what people call the cluster"),
          required(
              "url",
              SchemaType.text(
                  "a URL such as jdbc:postgresql://host:5432/postgres", "jdbc:postgresql:.*"),
              "its address as a JDBC URL, without user and password"),
          optional("username", SchemaType.TEXT, "the role that pgbailiff connects as"),
          optional("password", SchemaType.SECRET, "left out: pgpass, a certificate or trust"),
          optional("labels", new Entries(SchemaType.TEXT), "names and values to select it by"),
          optional(
              "protect",
              new Items(new Entries(SchemaType.TEXT)),
              "filters; sessions that match all of an entry are never touched"));

  static final SchemaType.Section SLACK =
      section(
          preset(
              "mode",
              new SchemaType.Choice(List.of("socket", "http")),
              "socket",
              "how Slack calls"),
          required("bot_token", SchemaType.SECRET, "the bot's token, xoxb-..."),
          optional("app_token", SchemaType.SECRET, "the app's token for socket mode, xapp-..."),
          optional("signing_secret", SchemaType.SECRET, "what http mode checks deliveries with"),
          preset("api_url", SchemaType.TEXT, "https://slack.com/api/", "another Slack, or a proxy"),
          preset(
              "command",
              SchemaType.text("a slash command such as /pg", "/[a-z0-9_-]{1,31}"),
              "/pg",
              "the slash command"),
          optional(
              "default_clusters",
              new Entries(SchemaType.TEXT),
              "channel id to the cluster it is about"),
          optional("approvals_channel", SLACK_CHANNEL, "where requests appear too"),
          optional("audit_channel", SLACK_CHANNEL, "where anchors and break-glass appear"));

  static final SchemaType.Section DISCORD =
      section(
          required("token", SchemaType.SECRET, "the bot's token"),
          optional("guilds", new Items(SNOWFLAKE), "the only guilds that are listened to"),
          preset("api_url", SchemaType.TEXT, "https://discord.com/api/v10/", "another API"),
          optional(
              "gateway_url", SchemaType.TEXT, "left out: Discord's own, or asked from api_url"),
          optional(
              "default_clusters",
              new Entries(SchemaType.TEXT),
              "channel id to the cluster it is about"),
          optional("approvals_channel", SNOWFLAKE, "where requests appear too"),
          optional("audit_channel", SNOWFLAKE, "where anchors and break-glass appear"));

  static final SchemaType.Section PERSON =
      section(
          required("name", SchemaType.TEXT, "what roles call them"),
          optional("slack", SLACK_USER, "their member id"),
          optional("discord", SNOWFLAKE, "their user id"),
          optional("terminal", SchemaType.TEXT, "their operating-system user"),
          optional("postgres", SchemaType.TEXTS, "the PostgreSQL roles that user:me stands for"));

  private static final SchemaType.Section MEMBERS =
      strict(
          optional("slack_usergroups", new Items(SLACK_GROUP), "everybody in these user groups"),
          optional("discord_roles", new Items(SNOWFLAKE), "everybody with these roles"),
          optional("people", SchemaType.TEXTS, "these people, on every platform"),
          preset("everyone", new Flag(), "false", "everybody who can type"));

  private static final SchemaType.Section GRANT =
      strict(
          required(
              "verbs",
              SchemaType.TEXTS,
              "effects, verbs, literals, open, walsender, background or *"),
          optional("clusters", SchemaType.TEXTS, "names, globs or labels; left out: all"),
          optional(
              "databases", SchemaType.TEXTS, "globs, with ! in front of the first none of these"),
          optional("users", SchemaType.TEXTS, "globs, with ! in front of the first none of these"));

  static final SchemaType.Section ROLE =
      strict(
          required("name", SchemaType.TEXT, "what rules call the role"),
          optional("members", MEMBERS, "who has it"),
          optional("allow", new Items(GRANT), "what its members may do"),
          optional("deny", new Items(GRANT), "what they may not do, whoever allows it"));

  private static final SchemaType.Section WHEN =
      strict(
          optional("verbs", SchemaType.TEXTS, "effects or verbs; left out: all"),
          optional("clusters", SchemaType.TEXTS, "names, globs or labels; left out: all"),
          optional("databases", SchemaType.TEXTS, "globs; left out: all"),
          optional("users", SchemaType.TEXTS, "globs; left out: all"),
          optional("sessions_over", new Count(), "only when more sessions than this are hit"));

  private static final SchemaType.Section REQUIRE =
      strict(
          preset("confirm", new Flag(), "false", "the requester confirms"),
          preset("approvals", new Count(), "0", "how many people must approve"),
          optional("from", SchemaType.TEXTS, "the roles that may approve"),
          preset("reason", new Flag(), "false", "a reason must be given"),
          optional(
              "reason_pattern", SchemaType.TEXT, "a regular expression the reason must contain"),
          preset("within", SPAN, "15m", "how long a request stays open"),
          preset("ping", new Flag(), "false", "the card mentions those who may approve"));

  static final SchemaType.Section RULE =
      strict(
          optional("when", WHEN, "what the rule matches; left out: every change"),
          required("require", REQUIRE, "what it takes"));

  static final SchemaType.Section FILE =
      section(
          optional("store", STORE, "where things are kept"),
          optional("audit", AUDIT, "the record"),
          optional("http", HTTP, "health, metrics and Slack's http mode"),
          optional("clusters", new Items(CLUSTER, true), "the PostgreSQL servers"),
          optional("slack", SLACK, "Slack"),
          optional("discord", DISCORD, "Discord"),
          optional("people", new Items(PERSON, true), "one human, with an identity per platform"),
          optional("roles", new Items(ROLE, true), "who may do what"),
          optional("rules", new Items(RULE, true), "what an allowed change takes"),
          optional(
              "break_glass",
              strict(optional("roles", SchemaType.TEXTS, "who may go ahead without approvals")),
              "going ahead without approvals"));

  private ConfigSchema() {}
}

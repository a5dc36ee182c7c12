package io.github.pgbailiff.config;

import static io.github.pgbailiff.config.Shape.optional;
import static io.github.pgbailiff.config.Shape.preset;
import static io.github.pgbailiff.config.Shape.required;
import static io.github.pgbailiff.config.Shape.section;
import static io.github.pgbailiff.config.Shape.strict;

import io.github.pgbailiff.config.Shape.Count;
import io.github.pgbailiff.config.Shape.Entries;
import io.github.pgbailiff.config.Shape.Flag;
import io.github.pgbailiff.config.Shape.Items;
import java.util.List;

/** Every key of the file. */
final class Layout {
  private static final Shape SPAN =
      Shape.text(
          "a duration of at least 1s, such as 30s, 10m, 2h or 1d", "0{0,5}[1-9][0-9]{0,5}[smhd]");
  private static final Shape SLACK_CHANNEL =
      Shape.text("the id of a channel in Slack, such as C0OPS0001", "[CDG][A-Z0-9_]+");
  private static final Shape SLACK_USER =
      Shape.text("the id of a member in Slack, such as U0ANN0001", "[UW][A-Z0-9_]+");
  private static final Shape SLACK_GROUP =
      Shape.text("the id of a user group in Slack, such as S0ONCALL1", "S[A-Z0-9_]+");
  private static final Shape SNOWFLAKE =
      Shape.text("an id of Discord, such as 81384788765712384", "[0-9]{1,20}");

  static final Shape.Section STORE =
      section(
          preset(
              "url",
              Shape.text(
                  "a URL such as jdbc:sqlite:data/pgbailiff.db or jdbc:postgresql://host/database",
                  "jdbc:(sqlite|postgresql):.+"),
              "jdbc:sqlite:data/pgbailiff.db",
              "where requests, blocks and the record are kept"),
          optional("username", Shape.TEXT, "the role of a PostgreSQL store"),
          optional("password", Shape.SECRET, "its password"));

  static final Shape.Section AUDIT =
      section(
          preset("reads", new Flag(), "false", "record plain reading too"),
          preset("json_lines", Shape.TEXT, "off", "every event as a line: off, stdout or a file"),
          preset("anchor_every", SPAN, "1h", "how often the head of the record is announced"));

  static final Shape.Section HTTP =
      section(
          preset(
              "listen",
              Shape.text(
                  "an address and a port, such as 127.0.0.1:8089",
                  "(\\[[0-9a-fA-F:.]+\\]|[^\\s:/\\[\\]]+):[0-9]{1,5}"),
              "127.0.0.1:8089",
              "where /livez, /readyz, /metrics and Slack's http mode answer"));

  static final Shape.Section CLUSTER =
      section(
          required("name", Shape.TEXT, "what people call the cluster"),
          required(
              "url",
              Shape.text(
                  "a URL such as jdbc:postgresql://host:5432/postgres", "jdbc:postgresql:.*"),
              "its address as a JDBC URL, without user and password"),
          optional("username", Shape.TEXT, "the role that pgbailiff connects as"),
          optional("password", Shape.SECRET, "left out: pgpass, a certificate or trust"),
          optional("labels", new Entries(Shape.TEXT), "names and values to select it by"),
          optional(
              "protect",
              new Items(new Entries(Shape.TEXT)),
              "filters; sessions that match all of an entry are never touched"));

  static final Shape.Section SLACK =
      section(
          preset("mode", new Shape.Choice(List.of("socket", "http")), "socket", "how Slack calls"),
          required("bot_token", Shape.SECRET, "the bot's token, xoxb-..."),
          optional("app_token", Shape.SECRET, "the app's token for socket mode, xapp-..."),
          optional("signing_secret", Shape.SECRET, "what http mode checks deliveries with"),
          preset("api_url", Shape.TEXT, "https://slack.com/api/", "another Slack, or a proxy"),
          preset(
              "command",
              Shape.text("a slash command such as /pg", "/[a-z0-9_-]{1,31}"),
              "/pg",
              "the slash command"),
          optional(
              "default_clusters", new Entries(Shape.TEXT), "channel id to the cluster it is about"),
          optional("approvals_channel", SLACK_CHANNEL, "where requests appear too"),
          optional("audit_channel", SLACK_CHANNEL, "where anchors and break-glass appear"));

  static final Shape.Section DISCORD =
      section(
          required("token", Shape.SECRET, "the bot's token"),
          optional("guilds", new Items(SNOWFLAKE), "the only guilds that are listened to"),
          preset("api_url", Shape.TEXT, "https://discord.com/api/v10/", "another API"),
          optional("gateway_url", Shape.TEXT, "left out: Discord's own, or asked from api_url"),
          optional(
              "default_clusters", new Entries(Shape.TEXT), "channel id to the cluster it is about"),
          optional("approvals_channel", SNOWFLAKE, "where requests appear too"),
          optional("audit_channel", SNOWFLAKE, "where anchors and break-glass appear"));

  static final Shape.Section PERSON =
      section(
          required("name", Shape.TEXT, "what roles call them"),
          optional("slack", SLACK_USER, "their member id"),
          optional("discord", SNOWFLAKE, "their user id"),
          optional("terminal", Shape.TEXT, "their operating-system user"),
          optional("postgres", Shape.TEXTS, "the PostgreSQL roles that user:me stands for"));

  private static final Shape.Section MEMBERS =
      strict(
          optional("slack_usergroups", new Items(SLACK_GROUP), "everybody in these user groups"),
          optional("discord_roles", new Items(SNOWFLAKE), "everybody with these roles"),
          optional("people", Shape.TEXTS, "these people, on every platform"),
          preset("everyone", new Flag(), "false", "everybody who can type"));

  private static final Shape.Section GRANT =
      strict(
          required(
              "verbs", Shape.TEXTS, "effects, verbs, literals, open, walsender, background or *"),
          optional("clusters", Shape.TEXTS, "names, globs or labels; left out: all"),
          optional("databases", Shape.TEXTS, "globs, with ! in front of the first none of these"),
          optional("users", Shape.TEXTS, "globs, with ! in front of the first none of these"));

  static final Shape.Section ROLE =
      strict(
          required("name", Shape.TEXT, "what rules call the role"),
          optional("members", MEMBERS, "who has it"),
          optional("allow", new Items(GRANT), "what its members may do"),
          optional("deny", new Items(GRANT), "what they may not do, whoever allows it"));

  private static final Shape.Section WHEN =
      strict(
          optional("verbs", Shape.TEXTS, "effects or verbs; left out: all"),
          optional("clusters", Shape.TEXTS, "names, globs or labels; left out: all"),
          optional("databases", Shape.TEXTS, "globs; left out: all"),
          optional("users", Shape.TEXTS, "globs; left out: all"),
          optional("sessions_over", new Count(), "only when more sessions than this are hit"));

  private static final Shape.Section REQUIRE =
      strict(
          preset("confirm", new Flag(), "false", "the requester confirms"),
          preset("approvals", new Count(), "0", "how many people must approve"),
          optional("from", Shape.TEXTS, "the roles that may approve"),
          preset("reason", new Flag(), "false", "a reason must be given"),
          optional("reason_pattern", Shape.TEXT, "a regular expression the reason must contain"),
          preset("within", SPAN, "15m", "how long a request stays open"),
          preset("ping", new Flag(), "false", "the card mentions those who may approve"));

  static final Shape.Section RULE =
      strict(
          optional("when", WHEN, "what the rule matches; left out: every change"),
          required("require", REQUIRE, "what it takes"));

  static final Shape.Section FILE =
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
              strict(optional("roles", Shape.TEXTS, "who may go ahead without approvals")),
              "going ahead without approvals"));

  private Layout() {}
}

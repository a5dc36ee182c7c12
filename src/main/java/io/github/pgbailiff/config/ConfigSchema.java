package io.github.pgbailiff.config;

import static io.github.pgbailiff.config.schema.SchemaType.optional;
import static io.github.pgbailiff.config.schema.SchemaType.preset;
import static io.github.pgbailiff.config.schema.SchemaType.required;
import static io.github.pgbailiff.config.schema.SchemaType.section;
import static io.github.pgbailiff.config.schema.SchemaType.strict;

import io.github.pgbailiff.chat.PlatformType;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.config.schema.SchemaType;
import io.github.pgbailiff.config.schema.SchemaType.Count;
import io.github.pgbailiff.config.schema.SchemaType.Entries;
import io.github.pgbailiff.config.schema.SchemaType.Field;
import io.github.pgbailiff.config.schema.SchemaType.Flag;
import io.github.pgbailiff.config.schema.SchemaType.Items;
import io.github.pgbailiff.postgres.connection.ManagedSessions;
import java.util.ArrayList;
import java.util.List;

/** Every key of the file. */
final class ConfigSchema {
  static final SchemaType SPAN =
      SchemaType.text(
          "a duration of at least 1s, such as 30s, 10m, 2h or 1d", "0{0,5}[1-9][0-9]{0,5}[smhd]");
  private static final SchemaType.TextOr PASSWORD =
      new SchemaType.TextOr(
          SchemaType.SECRET,
          section(
              required(
                  "command",
                  new Items(SchemaType.SECRET),
                  "a program that prints it, and its arguments; no shell"),
              preset("for", SPAN, "10m", "how long its output is used for new connections")));

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
          optional("password", PASSWORD, "its password"));

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
              "where /livez, /readyz, /metrics and chats that deliver over HTTP answer"));

  static final SchemaType.Section CLUSTER =
      section(
          required("name", SchemaType.TEXT, "what people call the cluster"),
          required(
              "url",
              SchemaType.text(
                  "a URL such as jdbc:postgresql://host:5432/postgres", "jdbc:postgresql:.*"),
              "its address as a JDBC URL, without user and password"),
          optional("username", SchemaType.TEXT, "the role that pgbailiff connects as"),
          optional("password", PASSWORD, "left out: pgpass, a certificate or trust"),
          preset(
              "connect",
              new SchemaType.Choice(List.of(ClusterSection.ALWAYS, ClusterSection.WHEN_USED)),
              ClusterSection.ALWAYS,
              "when_used: no connection but for who names it, so that the server can sleep"),
          optional("labels", new Entries(SchemaType.TEXT), "names and values to select it by"),
          optional(
              "protect",
              new Items(
                  new SchemaType.WordOr(
                      new SchemaType.Choice(List.of(ManagedSessions.WORD)),
                      new Entries(SchemaType.TEXT))),
              "filters; sessions that match all of an entry are never touched; managed stands for"
                  + " those of providers, replication and backup tools"));

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
          preset("ping", new Flag(), "true", "the card mentions those who may approve"));

  static final SchemaType.Section RULE =
      strict(
          optional("when", WHEN, "what the rule matches; left out: every change"),
          required("require", REQUIRE, "what it takes"));

  private static final SchemaType.Section BREAK_GLASS =
      strict(optional("roles", SchemaType.TEXTS, "who may go ahead without approvals"));

  private static final List<Field> SERVERS =
      List.of(
          optional("store", STORE, "where things are kept"),
          optional("audit", AUDIT, "the record"),
          optional("http", HTTP, "health, metrics and chats that deliver over HTTP"),
          optional("clusters", new Items(CLUSTER, true), "the PostgreSQL servers"),
          optional(
              "clusters_from",
              SchemaType.TEXTS,
              "files with a list of clusters each, such as clusters.d/*.yaml"));

  private ConfigSchema() {}

  /**
   * The whole file.
   *
   * @param chats the chats that it may configure
   */
  static SchemaType.Section of(List<PlatformType<?>> chats) {
    List<Field> fields = new ArrayList<>(SERVERS);
    chats.forEach(it -> fields.add(optional(it.name(), it.section(), it.title())));
    fields.addAll(
        List.of(
            optional(
                "people",
                new Items(person(chats), true),
                "one human, with an identity per platform"),
            optional("roles", new Items(role(chats), true), "who may do what"),
            optional("rules", new Items(RULE, true), "what an allowed change takes"),
            optional("break_glass", BREAK_GLASS, "going ahead without approvals")));
    fields.addAll(WatchSchema.FIELDS);
    return section(fields);
  }

  private static SchemaType.Section person(List<PlatformType<?>> chats) {
    List<Field> fields =
        new ArrayList<>(List.of(required("name", SchemaType.TEXT, "what roles call them")));
    chats.forEach(it -> fields.add(it.account()));
    fields.addAll(
        List.of(
            optional(Place.TERMINAL, SchemaType.TEXT, "their operating-system user"),
            optional(
                "postgres", SchemaType.TEXTS, "the PostgreSQL roles that user:me stands for")));
    return section(fields);
  }

  private static SchemaType.Section role(List<PlatformType<?>> chats) {
    return strict(
        required("name", SchemaType.TEXT, "what rules call the role"),
        optional("members", members(chats), "who has it"),
        optional("allow", new Items(GRANT), "what its members may do"),
        optional("deny", new Items(GRANT), "what they may not do, whoever allows it"));
  }

  private static SchemaType.Section members(List<PlatformType<?>> chats) {
    List<Field> fields = new ArrayList<>();
    chats.forEach(it -> it.groups().ifPresent(fields::add));
    fields.addAll(
        List.of(
            optional("people", SchemaType.TEXTS, "these people, on every platform"),
            preset("everyone", new Flag(), "false", "everybody who can type")));
    return strict(fields);
  }
}

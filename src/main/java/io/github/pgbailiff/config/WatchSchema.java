package io.github.pgbailiff.config;

import static io.github.pgbailiff.config.schema.SchemaType.optional;
import static io.github.pgbailiff.config.schema.SchemaType.preset;
import static io.github.pgbailiff.config.schema.SchemaType.required;
import static io.github.pgbailiff.config.schema.SchemaType.strict;

import io.github.pgbailiff.config.schema.SchemaType;
import io.github.pgbailiff.config.schema.SchemaType.Count;
import io.github.pgbailiff.config.schema.SchemaType.Entries;
import io.github.pgbailiff.config.schema.SchemaType.Field;
import io.github.pgbailiff.config.schema.SchemaType.Flag;
import io.github.pgbailiff.config.schema.SchemaType.Items;
import java.util.List;

/** The keys about what comes by itself: the watch, hooks and owners. */
final class WatchSchema {
  private static final SchemaType SPAN = ConfigSchema.SPAN;

  private static final SchemaType.Section WATCH_RULE =
      strict(
          required("name", SchemaType.TEXT, "what alerts call the rule"),
          optional("sessions", SchemaType.TEXT, "a filter, such as state:idle-in-txn held:1m"),
          optional("count", new Count(), "one alert of a cluster with at least so many of them"),
          optional(
              "connections",
              SchemaType.text("a share such as 90%", "[0-9]{1,3}%"),
              "of the connections that ordinary roles may use"),
          optional("unreachable", new Flag(), "a cluster that does not answer"),
          optional("for", SPAN, "true so long before it is told"),
          optional("clusters", SchemaType.TEXTS, "names, globs or labels; left out: all"),
          preset(
              "offer",
              new SchemaType.Choice(List.of("terminate", "cancel", "nothing")),
              "nothing",
              "the act that its card offers"),
          preset("again_after", SPAN, "30m", "the same within this time opens the card again"),
          optional(
              "channels",
              new Entries(SchemaType.TEXT),
              "platform to channel; left out: its alerts_channel"),
          optional("ping", SchemaType.TEXTS, "the roles that its card notifies"));

  private static final SchemaType.Section WATCH =
      strict(
          preset("every", SPAN, "15s", "between two looks at a cluster"),
          optional("rules", new Items(WATCH_RULE, true), "left out: the built-in ones"));

  private static final SchemaType.Section HOOK =
      strict(
          required(
              "name",
              SchemaType.text("a word such as alertmanager", "[a-z0-9][a-z0-9_-]{0,63}"),
              "the last part of its path, /hooks/NAME"),
          required("token", SchemaType.SECRET, "the bearer token of each delivery"),
          optional(
              "clusters",
              new Items(
                  strict(
                      required("when", new Entries(SchemaType.TEXT), "globs by label"),
                      required("cluster", SchemaType.TEXT, "the cluster that is meant"))),
              "which cluster an alert is about"));

  /** The sections of the file. */
  static final List<Field> FIELDS =
      List.of(
          optional("watch", WATCH, "what serve tells by itself"),
          optional("hooks", new Items(HOOK, true), "alerts of other programs"),
          optional(
              "owners",
              new Items(new Entries(SchemaType.TEXT), true),
              "app, user and db, and a channel for each platform"));

  private WatchSchema() {}
}

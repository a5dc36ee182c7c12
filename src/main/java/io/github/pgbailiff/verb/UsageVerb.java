package io.github.pgbailiff.verb;

import io.github.pgbailiff.alert.LastHours;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.postgres.session.ConnectionLimit;
import io.github.pgbailiff.postgres.session.ConnectionUsage;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Phrases;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.finding.Findings;
import io.github.pgbailiff.verb.finding.UsageFindings;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import io.github.pgbailiff.verb.view.ClusterView;
import io.github.pgbailiff.verb.view.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verb {@code usage}: whose connections there are, against how many there may be. */
final class UsageVerb implements Verb {
  private static final Declaration DECLARATION =
      new Declaration(
          "usage",
          List.of("connections"),
          "connections by state, database, user, application and client, against the limit",
          Set.of(Effect.READ),
          List.of(Positional.CLUSTERS),
          List.of(Keys.VIEW, Keys.PUBLIC),
          List.of("usage prod-eu"));

  private static final String LOGINS =
      "who is still logging in is not counted before PostgreSQL 18: if it takes nobody although"
          + " connections are left and no limit is reached, such logins hold them, and give up by"
          + " themselves, usually after 1 min (authentication_timeout)";

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    boolean toEverybody = command.options().flag(Keys.PUBLIC.name());
    return new Plan.Answer(
        Findings.report(
            DECLARATION.name(),
            context.scopes(),
            scope -> ClusterView.of(scope).usage(),
            (scope, usage) -> new UsageFindings(scope.name(), usage).worstFirst(),
            (scope, usage) -> section(scope, usage, context.catalog().hours(), toEverybody),
            true));
  }

  private static Section section(
      AllowedCluster scope, ConnectionUsage usage, LastHours hours, boolean toEverybody) {
    Map<String, Long> databases = limits(usage, ConnectionLimit.Of.DATABASE);
    Map<String, Long> roles = limits(usage, ConnectionLimit.Of.ROLE);
    // Addresses of clients are for the asker only.
    List<Body> bodies =
        Stream.of(
                counts("by_state", "STATE", usage.byState(), Map.of()),
                counts("by_database", "DATABASE", usage.byDatabase(), databases),
                counts("by_user", "USER", usage.byUser(), roles),
                counts("by_application", "APPLICATION", usage.byApplication(), Map.of()),
                counts("by_client", "CLIENT", usage.byClient(), Map.of()),
                new Body.Counts("database_limits", "", databases, Map.of()),
                new Body.Counts("role_limits", "", roles, Map.of()))
            .filter(it -> !toEverybody || !it.name().equals("by_client"))
            .toList();
    return new Section(
        facts(scope, usage, hours), bodies, notes(usage, ClusterView.of(scope).isWhole()));
  }

  private static Map<String, Long> limits(ConnectionUsage usage, ConnectionLimit.Of of) {
    return usage.limits().stream()
        .filter(it -> it.of() == of)
        .collect(
            Collectors.toMap(
                ConnectionLimit::name, it -> Long.valueOf(it.most()), Long::max, TreeMap::new));
  }

  private static List<Field> facts(AllowedCluster scope, ConnectionUsage usage, LastHours hours) {
    List<Field> facts =
        List.of(
            Fields.cluster(scope.name()),
            Field.data("reachable", Value.flag(true)),
            Field.data("max_connections", Value.whole(usage.maxConnections())),
            Field.data("reserved", Value.whole(usage.reserved())),
            Field.data("used", Value.whole(usage.used())),
            Fields.words(
                "%d of %d connections, %d reserved"
                    .formatted(usage.used(), usage.maxConnections(), usage.reserved())));
    return Stream.concat(
            facts.stream(),
            hours
                .line(scope.name(), usage.maxConnections())
                .map(it -> Field.people("last hour", Value.text(it)))
                .stream())
        .toList();
  }

  private static List<String> notes(ConnectionUsage usage, boolean whole) {
    List<String> notes = new ArrayList<>();
    if (!whole) {
      notes.add(
          "the first line counts everybody; below are only those whom you may see" + others(usage));
      notes.add("a limit of a role or database is shown to who may see all its connections");
    }
    if (!usage.jobs().isEmpty()) {
      notes.add(
          "besides, jobs that take no connection: "
              + usage.jobs().stream()
                  .map(it ->
                      "%d %s in %s".formatted(it.number(), it.type(), it.database().orElse("-")))
                  .collect(Collectors.joining(", ")));
    }
    if (!usage.countsLogins()) {
      notes.add(LOGINS);
    }
    return notes;
  }

  /** How many are of nobody whom the asker may see. */
  private static String others(ConnectionUsage usage) {
    int seen = usage.byState().values().stream().mapToInt(it -> it).sum();
    int others = usage.used() - seen;
    return others > 0 ? "; %s left out".formatted(Phrases.are(others, "other")) : "";
  }

  private static Body counts(
      String name, String heading, Map<String, Integer> counts, Map<String, Long> most) {
    var longs = new LinkedHashMap<String, Long>();
    counts.forEach((key, count) -> longs.put(key, Long.valueOf(count)));
    return new Body.Counts(name, heading, longs, most);
  }
}

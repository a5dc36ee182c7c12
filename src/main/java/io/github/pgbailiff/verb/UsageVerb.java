package io.github.pgbailiff.verb;

import io.github.pgbailiff.alert.LastHours;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.postgres.session.ConnectionUsage;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Phrases;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Step;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.finding.Findings;
import io.github.pgbailiff.verb.finding.Headline;
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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

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
            UsageVerb::findings,
            (scope, usage) -> section(scope, usage, context.catalog().hours(), toEverybody),
            true));
  }

  private static List<Finding> findings(AllowedCluster scope, ConnectionUsage usage) {
    int most = usage.maxConnections() - usage.reserved();
    Optional<Step> largest = largest(usage).flatMap(it -> sessions(scope.name(), it.getKey()));
    return Headline.connections(scope.name(), usage.used(), most)
        .map(it -> nearlyFull(it, usage, largest))
        .or(() ->
            Optional.of(
                Finding.of(
                    Mark.QUIET,
                    "%s: %d of %d connections are in use, %d are left%s"
                        .formatted(
                            scope.name(),
                            usage.used(),
                            most,
                            Math.max(0, most - usage.used()),
                            mostOf(usage)),
                    Step.look("Sessions", "sessions", scope.name()))))
        .stream()
        .toList();
  }

  /** Its reader is here already: they go on to whose connections they are. */
  private static Finding nearlyFull(Finding found, ConnectionUsage usage, Optional<Step> largest) {
    List<Value> sentence =
        Stream.concat(found.sentence().stream(), Stream.of(Value.text(mostOf(usage)))).toList();
    Stream<Step> others =
        found.steps().stream().filter(it -> !it.words().getFirst().equals(DECLARATION.name()));
    return Finding.of(found.mark(), sentence)
        .then(Stream.concat(largest.stream(), others).toList());
  }

  /** {@code ; 110 are of checkout}. */
  private static String mostOf(ConnectionUsage usage) {
    return largest(usage)
        .map(it -> "; %d are of %s".formatted(it.getValue(), it.getKey()))
        .orElse("");
  }

  private static Optional<Map.Entry<String, Integer>> largest(ConnectionUsage usage) {
    return usage.byApplication().entrySet().stream()
        .filter(it -> !it.getKey().isBlank() && it.getValue() > 1)
        .findFirst();
  }

  /** None for a name that means something else where conditions are typed. */
  private static Optional<Step> sessions(String cluster, String application) {
    return PLAIN.matcher(application).matches()
        ? Optional.of(
            Step.look(
                "Sessions of " + application,
                "sessions",
                cluster,
                "app:" + application,
                "state:any"))
        : Optional.empty();
  }

  private static Section section(
      AllowedCluster scope, ConnectionUsage usage, LastHours hours, boolean toEverybody) {
    List<Body> bodies =
        List.of(
            counts("by_state", "STATE", usage.byState()),
            counts("by_database", "DATABASE", usage.byDatabase()),
            counts("by_user", "USER", usage.byUser()),
            counts("by_application", "APPLICATION", usage.byApplication()),
            counts("by_client", "CLIENT", usage.byClient()));
    // Addresses of clients are for the asker only.
    return new Section(
        facts(scope, usage, hours),
        toEverybody ? bodies.subList(0, 4) : bodies,
        notes(usage, ClusterView.of(scope).isWhole()));
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
      notes.add(
          "who is still logging in is not counted before PostgreSQL 18: if it takes nobody although"
              + " connections are left, such logins hold them, and give up by themselves, usually"
              + " after 1 min (authentication_timeout)");
    }
    return notes;
  }

  /** How many are of nobody whom the asker may see. */
  private static String others(ConnectionUsage usage) {
    int seen = usage.byState().values().stream().mapToInt(it -> it).sum();
    int others = usage.used() - seen;
    return others > 0 ? "; %s left out".formatted(Phrases.are(others, "other")) : "";
  }

  private static Body counts(String name, String heading, Map<String, Integer> counts) {
    var longs = new LinkedHashMap<String, Long>();
    counts.forEach((key, count) -> longs.put(key, Long.valueOf(count)));
    return new Body.Counts(name, heading, longs);
  }
}

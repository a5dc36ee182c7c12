package io.github.pgbailiff.verb;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.parse.KeptNames;
import io.github.pgbailiff.postgres.session.ClusterLoad;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Phrases;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import io.github.pgbailiff.verb.view.ClusterView;
import io.github.pgbailiff.verb.view.Fields;
import io.github.pgbailiff.verb.view.Headline;
import io.github.pgbailiff.verb.view.PerCluster;
import io.github.pgbailiff.verb.view.SearchedTexts;
import io.github.pgbailiff.verb.view.SessionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The verb {@code sessions}: who is connected and what they wait for. */
final class SessionsVerb implements Verb {
  private static final Declaration DECLARATION =
      new Declaration(
          "sessions",
          List.of("ps", "activity"),
          "who is connected and what they wait for, oldest transaction first",
          Set.of(Effect.READ),
          List.of(Positional.CLUSTERS, Positional.PIDS),
          Keys.of(Keys.FILTERS, Keys.VIEWS),
          List.of(
              "sessions prod-eu/wiki user:blog state:idle-in-txn xact:10m",
              "sessions prod-eu wait:lock sort:age",
              "sessions prod-* app:checkout,cart client:192.168.3.0/24"));

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    var names = KeptNames.of(command.conditions());
    SessionQuery query = query(command, names);
    boolean all = command.conditions().isEmpty() && command.pids().isEmpty();
    List<Headline> headlines = new ArrayList<>();
    Reply.Report report =
        PerCluster.report(
            DECLARATION.name(),
            context.scopes(),
            scope -> found(scope, query, SearchedTexts.areUnmasked(command, context, scope)),
            (scope, found) -> {
              Headline.of(scope, found.sessions(), all).ifPresent(headlines::add);
              return section(scope, found.sessions(), concat(names.notes(), found.words()));
            });
    return new Plan.Answer(report.leading(Headline.fields(headlines)));
  }

  /** Sessions, and what there is to say of the filters that selected them. */
  private record Found(Sessions sessions, List<String> words) {}

  private static Found found(AllowedCluster scope, SessionQuery query, boolean searchesLiterals) {
    boolean literals = query.literals() || searchesLiterals;
    ClusterView sight = ClusterView.of(scope);
    Sessions found = sight.sessions(query.literals(literals));
    List<String> words = new ArrayList<>(sight.unheld(query.conditions(), found.matched() == 0));
    SearchedTexts.note(literals, query.conditions()).ifPresent(words::add);
    return new Found(query.literals() ? found : found.masked(), words);
  }

  private static List<String> concat(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private static SessionQuery query(Command command, KeptNames names) {
    SessionQuery.Sort sort =
        command
            .options()
            .text(Keys.SORT.name())
            .map(text -> SessionQuery.Sort.valueOf(text.toUpperCase(Locale.ROOT)))
            .orElse(SessionQuery.Sort.XACT);
    SessionQuery asked =
        SessionQuery.ALL
            .where(names.conditions())
            .pids(command.pids())
            .sorted(sort)
            .withTexts(SessionQuery.LISTED)
            .literals(command.options().flag(Keys.LITERALS.name()));
    return asked.hidingIdle(hidesIdle(asked));
  }

  /** Whoever asks for idle sessions, in one way or another, sees them. */
  private static boolean hidesIdle(SessionQuery query) {
    Set<String> asking = Set.of(Keys.STATE.name(), Keys.IDLE.name());
    return !query.asksForPids()
        && query.conditions().stream().noneMatch(it -> asking.contains(it.key()));
  }

  private static Section section(AllowedCluster scope, Sessions found, List<String> words) {
    int matched = found.matched();
    return new Section(
        facts(scope, found, matched),
        List.of(SessionTable.of(scope.name(), found.rows(), matched - found.hiddenIdle())),
        concat(words, notes(scope, found)));
  }

  private static List<Field> facts(AllowedCluster scope, Sessions found, long matched) {
    ClusterLoad load = found.load();
    return List.of(
        Fields.cluster(scope.name()),
        Field.data("reachable", Value.flag(true)),
        Field.data("total", Value.whole(found.total())),
        Field.data("matched", Value.whole(matched)),
        Fields.words("%d of %d sessions".formatted(matched, found.total())),
        Fields.words("%d/%d connections".formatted(load.used(), load.maxConnections())),
        Field.people("active", Value.whole(load.active())),
        Field.people("idle in txn", Value.whole(load.idleInTransaction())),
        Field.people("waiting", Value.whole(load.waiting())),
        Field.people("", Value.moment(Optional.of(load.serverTime()))));
  }

  private static List<String> notes(AllowedCluster scope, Sessions found) {
    List<String> notes = new ArrayList<>();
    if (found.hiddenIdle() > 0) {
      notes.add(
          "%s not listed; state:any shows them, and verbs that act take them too"
              .formatted(Phrases.are(found.hiddenIdle(), "idle session")));
    }
    if (!ClusterView.of(scope).isWhole()) {
      notes.add(ClusterView.LIMITED);
    }
    if (found.unreadable() > 0) {
      notes.add(SessionTable.hidden(found.unreadable()));
    }
    return notes;
  }
}

package io.github.pgbailiff.verb;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.parse.KeptNames;
import io.github.pgbailiff.postgres.session.ClusterLoad;
import io.github.pgbailiff.postgres.session.LockWaits;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Phrases;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.finding.BlockFindings;
import io.github.pgbailiff.verb.finding.Findings;
import io.github.pgbailiff.verb.finding.Headline;
import io.github.pgbailiff.verb.finding.LockFindings;
import io.github.pgbailiff.verb.finding.NoSession;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import io.github.pgbailiff.verb.view.ClusterView;
import io.github.pgbailiff.verb.view.Fields;
import io.github.pgbailiff.verb.view.SearchedTexts;
import io.github.pgbailiff.verb.view.SelectedSessions;
import io.github.pgbailiff.verb.view.SessionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
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
    Reply.Report report =
        Findings.report(
            DECLARATION.name(),
            context.scopes(),
            scope ->
                SelectedSessions.of(
                    scope, query, SearchedTexts.areUnmasked(command, context, scope)),
            (scope, found) -> findings(scope, found, command, all),
            (scope, found) -> section(scope, found, concat(names.notes(), found.words())),
            all);
    return new Plan.Answer(
        report.finding(
            concat(report.findings(), BlockFindings.standing(context.scopes(), context))));
  }

  private static List<Finding> findings(
      AllowedCluster scope, SelectedSessions found, Command command, boolean all) {
    Sessions sessions = found.sessions();
    if (isNothing(sessions)) {
      List<Condition> asked = command.pids().isEmpty() ? command.conditions() : List.of();
      return List.of(new NoSession(scope, asked, found.untold()).finding(all));
    }
    List<Finding> prepared = LockFindings.prepared(scope, sessions);
    boolean told = !prepared.isEmpty() && sessions.heads().equals(List.of(LockWaits.PREPARED));
    return told
        ? prepared
        : concat(prepared, Headline.of(scope, sessions, found.heads(), all).stream().toList());
  }

  private static boolean isNothing(Sessions found) {
    return found.rows().isEmpty() && found.hiddenIdle() == 0;
  }

  private static <T> List<T> concat(List<T> some, List<T> others) {
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

  private static Section section(AllowedCluster scope, SelectedSessions found, List<String> words) {
    Sessions sessions = found.sessions();
    return new Section(
        facts(scope, sessions),
        List.of(SessionTable.of(scope.name(), sessions, found.tables())),
        concat(words, notes(scope, sessions)));
  }

  private static List<Field> facts(AllowedCluster scope, Sessions found) {
    return List.of(
        Fields.cluster(scope.name()),
        Field.data("reachable", Value.flag(true)),
        Field.data("total", Value.whole(found.total())),
        Field.data("matched", Value.whole(found.matched())),
        Fields.words(numbers(found)));
  }

  /** {@code 78 of 120 connections · 9 active · 7 waiting · 66 idle not shown}. */
  private static String numbers(Sessions found) {
    ClusterLoad load = found.load();
    return Stream.of(
            SessionTable.selected(found),
            "%d of %d connections".formatted(load.used(), load.maxConnections()),
            some(load.active(), "active"),
            some(load.idleInTransaction(), "idle in transaction"),
            some(load.waiting(), "waiting"),
            some(found.hiddenIdle(), "idle not shown"))
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private static String some(int number, String what) {
    return number == 0 ? "" : number + " " + what;
  }

  private static List<String> notes(AllowedCluster scope, Sessions found) {
    List<String> notes = new ArrayList<>();
    if (found.hiddenIdle() > 0) {
      notes.add(
          "%s not listed; state:any shows them, and verbs that act take them too"
              .formatted(Phrases.are(found.hiddenIdle(), "idle session")));
    }
    if (!ClusterView.of(scope).isWhole()) {
      notes.add(ClusterView.LIMITED + ", save the connections");
    }
    if (found.unreadable() > 0) {
      notes.add(SessionTable.hidden(found.unreadable()));
    }
    return notes;
  }
}

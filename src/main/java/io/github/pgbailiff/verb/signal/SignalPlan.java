package io.github.pgbailiff.verb.signal;

import io.github.pgbailiff.change.AbsentCluster;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Selection;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.parse.CanonicalText;
import io.github.pgbailiff.command.parse.KeptNames;
import io.github.pgbailiff.postgres.session.ClusterCapabilities;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.reply.Phrases;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.view.ClusterView;
import io.github.pgbailiff.verb.view.Fields;
import io.github.pgbailiff.verb.view.PerCluster;
import io.github.pgbailiff.verb.view.SearchedTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The frozen sessions that a command wants to signal. Those that are left alone are named with the
 * reason; pgbailiff's own are no targets at all.
 */
public record SignalPlan(Command command, Context context, Step.Kind kind) {

  /** The plan over all clusters that answer; when none does, it fails. */
  public Plan plan() {
    List<String> notes = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    List<AbsentCluster> absent = new ArrayList<>();
    for (PerCluster.ClusterAnswer<Chosen> asked :
        PerCluster.someAnswered(PerCluster.ask(context.scopes(), this::choose))) {
      switch (asked) {
        case PerCluster.ClusterAnswer.Answered<Chosen>(_, Chosen chosen) -> {
          notes.addAll(chosen.notes());
          parts.add(chosen.part());
        }
        case PerCluster.ClusterAnswer.Failed<Chosen>(AllowedCluster scope, var why) -> {
          if (PerCluster.isReachable(why)) {
            throw why;
          }
          absent.add(new AbsentCluster(scope.name(), Fields.message(why)));
        }
      }
    }
    return new Plan.Proposal(
        new Change(command.verb().name(), CanonicalText.forRecord(command), parts, absent), notes);
  }

  private record Chosen(Part part, List<String> notes) {}

  private Chosen choose(AllowedCluster scope) {
    // First what the cluster is: had it been restarted in between, nobody of the sessions is left.
    ClusterIdentity identity = scope.cluster().identity();
    ClusterCapabilities facts = scope.cluster().capabilities();
    List<List<Condition>> protect = scope.cluster().protect(identity);
    var names = KeptNames.of(command.conditions());
    boolean literals = SearchedTexts.areUnmasked(command, context, scope);
    Sessions found = sight(scope).sessions(query(names).literals(literals));
    if (found.matched() > found.rows().size()) {
      throw new IllegalArgumentException(
          "%s: %d sessions are more than %d at once; narrow it down with a filter"
              .formatted(command.verb().name(), found.matched(), SessionQuery.MOST));
    }
    var sorting = new TargetSelection(scope, kind, this::reason, facts, found.waits());
    found.rows().forEach(sorting::add);
    Step step =
        new Step.Signal(
            kind,
            sorting.targets(),
            new Selection(names.conditions(), protect),
            holdsTransaction(),
            command.options().duration(Keys.GENTLY.name()));
    List<Step> steps = sorting.targets().isEmpty() ? List.of() : List.of(step);
    return new Chosen(
        new Part(scope.name(), identity, steps, sorting.exclusions(), sorting.impact()),
        Stream.of(
                names.notes(),
                sight(scope).unheld(names.conditions(), found.matched() == 0),
                SearchedTexts.note(literals, command.conditions()).stream().toList(),
                notes(scope, found, sorting))
            .flatMap(List::stream)
            .toList());
  }

  private ClusterView sight(AllowedCluster scope) {
    return ClusterView.of(scope, context.limits(Effect.READ.word(), scope.cluster().cluster()));
  }

  private SessionQuery query(KeptNames names) {
    // The beginning of a text tells what an end would leave behind.
    return SessionQuery.ALL
        .where(names.conditions())
        .pids(command.pids())
        .withTexts(SessionQuery.BEGINNING);
  }

  /** Chosen by an age or a pid: then it is about this transaction and no later one. */
  private boolean holdsTransaction() {
    return !command.pids().isEmpty()
        || command.conditions().stream()
            .anyMatch(it ->
                it.key().equals(Keys.PID.name())
                    || it instanceof Condition.AtLeastMany
                    || (it instanceof Condition.AtLeast && !it.key().equals(Keys.CONN.name())));
  }

  /** Why the session is left alone; empty: it is a target. */
  private Optional<String> reason(
      AllowedCluster scope, Session session, ClusterCapabilities facts) {
    return session
        .exclusion()
        .flatMap(it -> standing(scope, session, it))
        .or(() -> scope.limits().exclusion(session.database(), session.user()))
        .or(() -> overtaken(session))
        .or(() ->
            session.superuser() && !facts.superuser()
                ? Optional.of(
                    "superuser: pgbailiff may not signal it"
                        + session.endedBy().map(it -> "; " + it).orElse(""))
                : Optional.empty())
        .or(() -> untold(session));
  }

  /** A filter for what runs says nothing of a session that does not tell. */
  private Optional<String> untold(Session session) {
    return kind == Step.Kind.CANCEL && session.isUntold() && command.pids().isEmpty()
        ? Optional.of(
            "cannot be told whether it runs a query: track_activities is off there; name its pid")
        : Optional.empty();
  }

  /** The exclusion, unless it is asked to be lifted and the permission extends to the session. */
  private Optional<String> standing(
      AllowedCluster scope, Session session, Session.Exclusion exclusion) {
    return exclusion
        .kind()
        .permission()
        .filter(_ -> asksFor(session, exclusion.kind()))
        .map(it -> context.limits(it, scope.cluster().cluster()))
        .map(it -> it.exclusion(session.database(), session.user()))
        .orElseGet(() -> Optional.of(exclusion.reason()));
  }

  /** By its type; a job also by its pid. */
  private boolean asksFor(Session session, Session.Exclusion.Kind what) {
    String type = session.backendType().replace(' ', '-');
    return (what == Session.Exclusion.Kind.JOB && command.pids().contains(session.pid()))
        || command.conditions().stream()
            .anyMatch(condition ->
                condition instanceof Condition.OneOf list
                    && list.key().equals(Keys.TYPE.name())
                    && !list.negated()
                    && list.globs().stream().anyMatch(it -> it.source().equalsIgnoreCase(type)));
  }

  /** Chosen from a list, it is meant as it stood there. */
  private Optional<String> overtaken(Session session) {
    return context.seen().stream()
        .filter(seen -> seen.id().pid() == session.pid() && !session.isAs(seen))
        .findFirst()
        .map(seen ->
            session.id().filter(seen.id()::equals).isPresent()
                ? "another transaction than the list showed"
                : "a different session than the list showed");
  }

  private static String note(Session session, String why) {
    return "%d: %s; list again, or type the pid to mean whatever it does now"
        .formatted(session.pid(), why);
  }

  private List<String> notes(AllowedCluster scope, Sessions found, TargetSelection sorting) {
    List<String> notes = new ArrayList<>();
    Set<Integer> there = Set.copyOf(found.rows().stream().map(Session::pid).toList());
    command.pids().stream()
        .filter(pid -> !there.contains(pid))
        .forEach(pid ->
            notes.add("%d: already gone, no such session on %s".formatted(pid, scope.name())));
    found
        .rows()
        .forEach(
            session -> overtaken(session).map(why -> note(session, why)).ifPresent(notes::add));
    notes.addAll(sorting.remedies());
    if (sorting.resting() > 0) {
      notes.add(
          "%s on %s %s no query that could be cancelled"
              .formatted(
                  Phrases.count(sorting.resting(), "session"),
                  scope.name(),
                  sorting.resting() == 1 ? "runs" : "run"));
    }
    return notes;
  }
}

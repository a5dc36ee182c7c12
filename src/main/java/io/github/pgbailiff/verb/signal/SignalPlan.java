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
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.command.parse.CanonicalText;
import io.github.pgbailiff.command.parse.KeptNames;
import io.github.pgbailiff.postgres.session.ClusterCapabilities;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.postgres.session.UntoldSessions;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Phrases;
import io.github.pgbailiff.verb.finding.RestingFindings;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.view.ClusterView;
import io.github.pgbailiff.verb.view.Fields;
import io.github.pgbailiff.verb.view.PerCluster;
import io.github.pgbailiff.verb.view.SearchedTexts;
import io.github.pgbailiff.verb.view.UntoldWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The frozen sessions that a command wants to signal. Those that are left alone are named with the
 * reason; pgbailiff's own are no targets at all.
 */
public record SignalPlan(Command command, Context context, Step.Kind kind) {

  /** The plan over all clusters that answer; when none does, it fails. */
  public Plan plan() {
    List<Chosen> chosen = new ArrayList<>();
    List<AbsentCluster> absent = new ArrayList<>();
    for (PerCluster.ClusterAnswer<Chosen> asked :
        PerCluster.someAnswered(PerCluster.ask(context.scopes(), this::choose))) {
      switch (asked) {
        case PerCluster.ClusterAnswer.Answered<Chosen>(_, Chosen it) -> chosen.add(it);
        case PerCluster.ClusterAnswer.Failed<Chosen>(AllowedCluster scope, var why) -> {
          if (PerCluster.isReachable(why)) {
            throw why;
          }
          absent.add(new AbsentCluster(scope.name(), Fields.message(why)));
        }
      }
    }
    return proposal(chosen, absent);
  }

  private Plan proposal(List<Chosen> chosen, List<AbsentCluster> absent) {
    List<Part> parts = chosen.stream().map(Chosen::part).toList();
    return new Plan.Proposal(
        new Change(command.verb().name(), CanonicalText.forRecord(command), parts, absent),
        chosen.stream().flatMap(it -> it.findings().stream()).toList(),
        List.of(),
        chosen.stream().flatMap(it -> it.notes().stream()).distinct().toList());
  }

  private record Chosen(Part part, List<Finding> findings, List<String> notes) {}

  private Chosen choose(AllowedCluster scope) {
    // First what the cluster is: had it been restarted in between, nobody of the sessions is left.
    ClusterIdentity identity = scope.cluster().identity();
    ClusterCapabilities facts = scope.cluster().capabilities();
    List<List<Condition>> protect = scope.cluster().protect(identity);
    var names = KeptNames.of(command.conditions());
    boolean literals = SearchedTexts.areUnmasked(command, context, scope);
    SessionQuery query = query(names).literals(literals);
    Sessions found = found(scope, query);
    List<UntoldSessions> untold = sight(scope).untold(query, found);
    var exclusions = new SignalExclusions(command, context, kind);
    var sorting = new TargetSelection(scope, kind, exclusions::reason, facts, found.waits());
    found.rows().forEach(sorting::add);
    return new Chosen(
        new Part(
            scope.name(),
            identity,
            steps(sorting, new Selection(names.conditions(), protect)),
            sorting.exclusions(),
            sorting.impact(),
            sorting.evidence(sight(scope))),
        new RestingFindings(scope.name(), found, sight(scope).isWhole()).of(sorting.resting()),
        Stream.of(
                names.notes(),
                sight(scope).unheld(names.conditions(), found.matched() == 0),
                SearchedTexts.note(literals, command.conditions()).stream().toList(),
                unsignalled(scope, facts).filter(_ -> !sorting.targets().isEmpty()).stream()
                    .toList(),
                untold.stream().map(it -> UntoldWords.leftAlone(it, scope.name())).toList(),
                notes(scope, found, untold, sorting, exclusions))
            .flatMap(List::stream)
            .toList());
  }

  /** A right of which it would come out only afterwards that it is missing. */
  private static Optional<String> unsignalled(AllowedCluster scope, ClusterCapabilities facts) {
    return Optional.of(
            "pgbailiff lacks pg_signal_backend on %s: it may signal only sessions of roles that it is a member of"
                .formatted(scope.name()))
        .filter(_ -> !facts.signals());
  }

  private Sessions found(AllowedCluster scope, SessionQuery query) {
    Sessions found = sight(scope).sessions(query);
    if (found.matched() > found.rows().size()) {
      throw new UserMistake(
          "%s: %d sessions are more than %d at once; narrow it down with a filter"
              .formatted(command.verb().name(), found.matched(), SessionQuery.MOST));
    }
    return found;
  }

  private List<Step> steps(TargetSelection sorting, Selection selection) {
    return sorting.targets().isEmpty()
        ? List.of()
        : List.of(
            new Step.Signal(
                kind,
                sorting.targets(),
                selection,
                holdsTransaction(),
                command.options().duration(Keys.GENTLY.name())));
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

  private static String note(Session session, String why) {
    return "%d: %s; list again, or type the pid to mean whatever it does now"
        .formatted(session.pid(), why);
  }

  private List<String> unselected(
      AllowedCluster scope, Sessions found, List<UntoldSessions> untold) {
    List<Session> told =
        Stream.concat(found.rows().stream(), untold.stream().flatMap(it -> it.sessions().stream()))
            .toList();
    return new UnselectedPids(command, sight(scope), scope.name()).words(told);
  }

  private List<String> notes(
      AllowedCluster scope,
      Sessions found,
      List<UntoldSessions> untold,
      TargetSelection sorting,
      SignalExclusions exclusions) {
    List<String> notes = new ArrayList<>(unselected(scope, found, untold));
    found
        .rows()
        .forEach(session ->
            exclusions.overtaken(session).map(why -> note(session, why)).ifPresent(notes::add));
    notes.addAll(sorting.remedies());
    int resting = sorting.resting().size();
    if (resting > 0) {
      notes.add(
          "%s on %s %s no query that could be cancelled"
              .formatted(
                  Phrases.count(resting, "session"), scope.name(), resting == 1 ? "runs" : "run"));
    }
    return notes;
  }
}

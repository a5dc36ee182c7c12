package io.github.pgbailiff.verb;

import io.github.pgbailiff.change.RelationNames;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.postgres.session.LoggingIn;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionDetails;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.finding.Headline;
import io.github.pgbailiff.verb.finding.SessionHeadline;
import io.github.pgbailiff.verb.finding.SessionHistory;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import io.github.pgbailiff.verb.view.ClusterView;
import io.github.pgbailiff.verb.view.Fields;
import io.github.pgbailiff.verb.view.PerCluster;
import io.github.pgbailiff.verb.view.PerCluster.ClusterAnswer;
import io.github.pgbailiff.verb.view.SessionSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verb {@code session}: one session in full. */
final class SessionVerb implements Verb {
  private static final Declaration DECLARATION =
      new Declaration(
          "session",
          List.of("show"),
          "one session in full: query, ages, locks held and waited for, holders, waiters",
          Set.of(Effect.READ),
          List.of(Positional.CLUSTERS, Positional.PID),
          List.of(Keys.VIEW, Keys.PUBLIC, Keys.LITERALS),
          List.of("session prod-eu 71322"));

  /**
   * A session with what there is to say of it.
   *
   * @param waiters those who wait for it, as far as they may be seen
   * @param tables the names of tables of other databases
   */
  private record Seen(SessionDetails details, List<Session> waiters, RelationNames tables) {}

  private record Found(AllowedCluster scope, Seen seen) {
    SessionDetails details() {
      return seen.details();
    }
  }

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    int pid = command.pids().getFirst();
    boolean literals = command.options().flag(Keys.LITERALS.name());
    List<ClusterAnswer<Optional<Seen>>> asked =
        PerCluster.ask(context.scopes(), scope -> look(ClusterView.of(scope), pid, literals));
    List<Found> found = asked.stream().flatMap(it -> found(it).stream()).toList();
    return new Plan.Answer(
        switch (found.size()) {
          case 0 -> nothing(pid, PerCluster.someAnswered(asked), context);
          case 1 -> report(found.getFirst(), asked);
          default -> severalClusters(pid, found);
        });
  }

  private static Optional<Seen> look(ClusterView sight, int pid, boolean literals) {
    return sight
        .session(pid, literals)
        .map(it -> {
          List<Session> waiters =
              it.waiters().isEmpty()
                  ? List.of()
                  : sight.sessions(SessionQuery.ALL.pids(it.waiters())).rows();
          List<String> relations =
              it.locks().stream().flatMap(lock -> lock.relation().stream()).toList();
          return new Seen(it, waiters, sight.tableNames(relations));
        });
  }

  private static Optional<Found> found(ClusterAnswer<Optional<Seen>> asked) {
    return asked
            instanceof ClusterAnswer.Answered<Optional<Seen>>(AllowedCluster scope, var details)
        ? details.map(it -> new Found(scope, it))
        : Optional.empty();
  }

  private static Reply nothing(
      int pid, List<ClusterAnswer<Optional<Seen>>> asked, Context context) {
    String where = asked.stream().map(it -> it.scope().name()).collect(Collectors.joining(", "));
    List<Finding> findings = new ArrayList<>(SessionHistory.findings(List.of(pid), context));
    List<Finding> logins = loggingIn(pid, context);
    findings.addAll(
        logins.isEmpty() ? List.of(Headline.nothing(notSeen(pid, asked, where))) : logins);
    return new Reply.Report(
            List.of(
                Fields.verb(DECLARATION.name()),
                Field.data("cluster", Value.text(where)),
                Field.data("session", Value.none())),
            "",
            List.of(),
            silent(asked),
            PerCluster.exit(asked))
        .finding(findings);
  }

  private static List<Finding> loggingIn(int pid, Context context) {
    return PerCluster.ask(context.scopes(), it -> ClusterView.of(it).loggingIn(List.of(pid)))
        .stream()
        .flatMap(it ->
            it instanceof ClusterAnswer.Answered<List<LoggingIn>>(AllowedCluster scope, var found)
                ? found.stream().map(login -> SessionHeadline.loggingIn(scope.name(), login))
                : Stream.empty())
        .toList();
  }

  private static String notSeen(int pid, List<ClusterAnswer<Optional<Seen>>> asked, String where) {
    String looked =
        asked.stream()
            .filter(ClusterAnswer.Answered.class::isInstance)
            .map(it -> it.scope().name())
            .collect(Collectors.joining(", "));
    return "no session %d on %s that you may see".formatted(pid, looked.isEmpty() ? where : looked);
  }

  private static List<String> silent(List<ClusterAnswer<Optional<Seen>>> asked) {
    List<String> notes = new ArrayList<>();
    for (ClusterAnswer<Optional<Seen>> one : asked) {
      if (one instanceof ClusterAnswer.Failed<Optional<Seen>>(AllowedCluster scope, var why)) {
        notes.add(
            scope.isLeftAlone()
                ? scope.name() + " is asleep or not asked, unless named"
                : Fields.message(why));
      }
    }
    return notes;
  }

  private static Reply severalClusters(int pid, List<Found> found) {
    String where = found.stream().map(it -> it.scope().name()).collect(Collectors.joining(", "));
    return Reply.Refusal.of(
        "usage",
        "session: %d is there on %s; name the cluster, such as session %s %d"
            .formatted(pid, where, found.getFirst().scope().name(), pid),
        ExitCode.USAGE);
  }

  private static Reply report(Found found, List<ClusterAnswer<Optional<Seen>>> asked) {
    Body.Details body = SessionSheet.of(found.details(), found.seen().tables());
    var section =
        new Section(List.of(Fields.cluster(found.scope().name())), List.of(body), List.of());
    return new Reply.Report(
            List.of(Fields.verb(DECLARATION.name())),
            "",
            List.of(section),
            silent(asked),
            PerCluster.exit(asked))
        .finding(List.of(finding(found)));
  }

  private static Finding finding(Found found) {
    Seen seen = found.seen();
    return new SessionHeadline(found.scope().name(), seen.details(), seen.waiters(), seen.tables())
        .finding();
  }
}

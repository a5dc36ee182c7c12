package io.github.pgbailiff.verb;

import static io.github.pgbailiff.verb.view.Fields.column;
import static io.github.pgbailiff.verb.view.Fields.data;
import static io.github.pgbailiff.verb.view.Fields.people;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionDetails;
import io.github.pgbailiff.postgres.session.SessionExclusion;
import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import io.github.pgbailiff.verb.view.ClusterView;
import io.github.pgbailiff.verb.view.Fields;
import io.github.pgbailiff.verb.view.PerCluster;
import io.github.pgbailiff.verb.view.PerCluster.ClusterAnswer;
import io.github.pgbailiff.verb.view.SessionTable;
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

  private record Found(AllowedCluster scope, SessionDetails details) {}

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    int pid = command.pids().getFirst();
    boolean literals = command.options().flag(Keys.LITERALS.name());
    List<ClusterAnswer<Optional<SessionDetails>>> asked =
        PerCluster.ask(context.scopes(), scope -> ClusterView.of(scope).session(pid, literals));
    List<Found> found = asked.stream().flatMap(it -> found(it).stream()).toList();
    return new Plan.Answer(
        switch (found.size()) {
          case 0 -> nothing(pid, PerCluster.someAnswered(asked));
          case 1 -> report(found.getFirst());
          default -> severalClusters(pid, found);
        });
  }

  private static Optional<Found> found(ClusterAnswer<Optional<SessionDetails>> asked) {
    return asked
            instanceof
            ClusterAnswer.Answered<Optional<SessionDetails>>(AllowedCluster scope, var details)
        ? details.map(it -> new Found(scope, it))
        : Optional.empty();
  }

  private static Reply nothing(int pid, List<ClusterAnswer<Optional<SessionDetails>>> asked) {
    String where = asked.stream().map(it -> it.scope().name()).collect(Collectors.joining(", "));
    List<String> notes = new ArrayList<>();
    notes.add("no session %d on %s that you may see".formatted(pid, where));
    for (ClusterAnswer<Optional<SessionDetails>> one : asked) {
      if (one instanceof ClusterAnswer.Failed<Optional<SessionDetails>>(_, var why)) {
        notes.add(Fields.message(why));
      }
    }
    return new Reply.Report(
        List.of(
            Fields.verb(DECLARATION.name()),
            Field.data("cluster", Value.text(where)),
            Field.data("session", Value.none())),
        "",
        List.of(),
        notes,
        PerCluster.exit(asked));
  }

  private static Reply severalClusters(int pid, List<Found> found) {
    String where = found.stream().map(it -> it.scope().name()).collect(Collectors.joining(", "));
    return Reply.Refusal.of(
        "usage",
        "session: %d is there on %s; name the cluster, such as session %s %d"
            .formatted(pid, where, found.getFirst().scope().name(), pid),
        ExitCode.USAGE);
  }

  private static Reply report(Found found) {
    SessionDetails details = found.details();
    var locks =
        Body.Table.of(
            "locks",
            List.of(
                column("mode", "MODE"),
                data("relation"),
                data("object"),
                people("ON"),
                column("granted", "GRANTED"),
                Column.of("locktype", "TYPE", Audience.WIDE)),
            details.locks().stream()
                .map(it ->
                    List.of(
                        Value.text(it.mode()),
                        Value.text(it.relation()),
                        Value.text(it.object()),
                        Value.text(on(it)),
                        Value.flag(it.granted()),
                        Value.text(it.type())))
                .toList());
    var body = new Body.Details("session", fields(details), List.of(locks));
    var section =
        new Section(List.of(Fields.cluster(found.scope().name())), List.of(body), List.of());
    return new Reply.Report(
        List.of(Fields.verb(DECLARATION.name())), "", List.of(section), List.of(), ExitCode.DONE);
  }

  private static String on(SessionDetails.HeldLock lock) {
    String kind = lock.type().equals("relation") ? "" : lock.type();
    return Stream.of(Optional.of(kind), lock.relation(), lock.object())
        .flatMap(Optional::stream)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static List<Field> fields(SessionDetails details) {
    Session session = details.session();
    return List.of(
        Field.of("pid", "pid", Value.whole(session.pid())),
        Field.of("backend_start", "connected at", Value.moment(session.backendStart())),
        Field.of("datname", "database", Value.text(session.database())),
        Field.of("usename", "user", Value.text(session.user())),
        Field.of("application_name", "application", Value.text(session.application())),
        new Field(
            Column.sensitive("client_addr", "client", Audience.ALWAYS),
            Value.text(session.client())),
        Field.of("tls", "tls", Value.text(details.tls())),
        Field.data("backend_type", Value.text(session.backendType())),
        Field.people("type", Value.text(session.process().orElse(session.backendType()))),
        Field.of("state", "state", Value.text(session.state())),
        Field.data("wait_event_type", Value.text(session.waitEventType())),
        Field.data("wait_event", Value.text(session.waitEvent())),
        Field.people("waits for", Value.text(SessionTable.wait(session))),
        Field.of("xact_seconds", "transaction age", Fields.seconds(session.inTransaction())),
        Field.of("query_seconds", "query age", Fields.seconds(session.running())),
        new Field(Column.sensitive("query", "query", Audience.ALWAYS), Value.text(session.query())),
        Field.of("holders", "held up by", Fields.numbers(details.holders())),
        Field.of("waiters", "holds up", Fields.numbers(details.waiters())),
        Field.data("protected", Value.flag(session.exclusion().isPresent())),
        Field.people("left alone", Value.text(session.exclusion().map(SessionExclusion::reason))),
        Field.people("what to do", Value.text(session.remedy())));
  }
}

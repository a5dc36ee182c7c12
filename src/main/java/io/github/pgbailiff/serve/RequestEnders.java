package io.github.pgbailiff.serve;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Enders;
import io.github.pgbailiff.alert.Subject;
import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.SessionId;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The requests that end what alerts are about. */
record RequestEnders(OpenStore records) implements Enders {
  private static final Duration RECENT = Duration.ofHours(1);

  @Override
  public boolean areAtWork(Alert alert) {
    return session(alert)
        .filter(session ->
            recent(session)
                .filter(it -> it.state() == RequestState.EXECUTING)
                .anyMatch(it -> aimsAt(it, alert.cluster(), session)))
        .isPresent();
  }

  @Override
  public Optional<String> of(Alert alert) {
    return session(alert)
        .flatMap(
            session -> recent(session).filter(it -> hits(it, alert.cluster(), session)).findFirst())
        .map(RequestEnders::words);
  }

  private Stream<Request> recent(SessionId session) {
    return records
        .requests()
        .carriedOut(RECENT, List.of(session.pid()), _ -> true)
        .requests()
        .stream();
  }

  private static Optional<SessionId> session(Alert alert) {
    Subject subject = alert.subject();
    return subject.pid().map(pid -> new SessionId(pid, subject.backendStart().orElseThrow()));
  }

  private static boolean aimsAt(Request request, String cluster, SessionId session) {
    return request.change().parts().stream()
        .filter(it -> it.cluster().equals(cluster))
        .flatMap(it -> it.targets().stream())
        .anyMatch(it -> it.id().equals(session));
  }

  private static boolean hits(Request request, String cluster, SessionId session) {
    return request.results().stream()
        .filter(it -> it.cluster().equals(cluster))
        .flatMap(it -> it.targets().stream())
        .anyMatch(it ->
            it.session().equals(session)
                && (it.outcome().kind() == Outcome.Kind.ENDED
                    || it.outcome().kind() == Outcome.Kind.CANCELLED));
  }

  private static String words(Request request) {
    List<String> people =
        Stream.concat(Stream.of(request.requester()), request.approvers().stream())
            .map(Identity::name)
            .distinct()
            .toList();
    return request.id() + " of " + String.join(" and ", people);
  }
}

package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.change.ChangeJson;
import io.github.pgbailiff.request.OvertakenException;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestJson;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.Transition;
import io.github.pgbailiff.request.record.ActorColumns;
import io.github.pgbailiff.sql.Values;
import io.github.pgbailiff.store.Counter;
import io.github.pgbailiff.store.Row;
import io.github.pgbailiff.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Requests in the store: one row each, one per transition, and one per cluster for counting. */
final class RequestRows {
  private static final Class<?> HERE = RequestRows.class;

  private RequestRows() {}

  static long nextNumber(Tx tx) {
    return Counter.next(tx, "request");
  }

  static void insert(Tx tx, Request request) {
    Identity requester = request.requester();
    tx.update(
        HERE,
        "request-insert",
        progress(request)
            .and("requester", requester.key())
            .and(ActorColumns.values(Optional.of(requester), Optional.of(request.place())))
            .and("change", ChangeJson.write(request.change())));
    insertTransition(tx, request);
    sessions(request)
        .forEach((cluster, sessions) ->
            tx.update(
                HERE,
                "request-cluster-insert",
                Values.of("request", request.number())
                    .and("cluster", cluster)
                    .and("sessions", sessions)));
  }

  private static Map<String, Long> sessions(Request request) {
    return request.change().parts().stream()
        .collect(
            Collectors.groupingBy(
                part -> part.cluster(), Collectors.summingLong(part -> part.targets().size())));
  }

  /** What a transition may change. */
  private static Values progress(Request request) {
    return Values.of("number", request.number())
        .and("version", request.version())
        .and("state", request.state().word())
        .and("confirmed", request.confirmed())
        .and("reason", request.reason())
        .and("requirements", RequestJson.ofRequirements(request.requirements()))
        .and("expires_at", request.expiresAt())
        .and("approved_at", approvedAt(request));
  }

  private static Optional<Instant> approvedAt(Request request) {
    return Optional.of(request.last().at()).filter(_ -> request.state() == RequestState.APPROVED);
  }

  /**
   * Stores the request's last transition if the version before it is still the store's.
   *
   * @throws OvertakenException when it is not
   */
  static void advance(Tx tx, Request request) {
    int written =
        tx.update(
            HERE,
            "request-advance",
            progress(request)
                .and("results", RequestJson.ofResults(request.results()))
                .and("previous_version", request.version() - 1));
    if (written != 1) {
      throw new OvertakenException(request.id());
    }
    insertTransition(tx, request);
  }

  private static void insertTransition(Tx tx, Request request) {
    Transition last = request.last();
    tx.update(
        HERE,
        "transition-insert",
        Values.of("request", request.number())
            .and("version", request.version())
            .and("kind", last.kind().name())
            .and(ActorColumns.values(last.by(), last.place()))
            .and("roles", RequestJson.ofRoles(last.roles()))
            .and("happened_at", last.at())
            .and("note", last.note())
            .and("event", last.event()));
  }

  static Optional<Request> find(Tx tx, long number) {
    return requests(tx, "request", Values.of("number", number)).stream().findFirst();
  }

  /** The request's change as it is stored, which is as it was written when it was asked for. */
  static String change(Tx tx, Request request) {
    return tx.query(HERE, "request", Values.of("number", request.number()))
        .getFirst()
        .text("change");
  }

  /** How many requests of that person are not over. */
  static long openOf(Tx tx, Identity requester) {
    Values own = Values.of("requester", requester.key());
    return tx.query(HERE, "requests-of", own).getFirst().number("number");
  }

  /** The requests in that state, oldest first. */
  static List<Request> in(Tx tx, RequestState state, int limit) {
    return requests(tx, "requests-in", Values.of("state", state.word()).and("limit", limit));
  }

  static List<Request> carriedOut(Tx tx, Values which, int limit) {
    return requests(tx, "requests-carried-out", which.and("limit", limit));
  }

  /** The requests whose time is up, oldest first. */
  static List<Request> due(Tx tx, Instant now, int limit) {
    return requests(tx, "requests-due", Values.of("now", now).and("limit", limit));
  }

  /** The executing requests whose lease has lapsed. */
  static List<Request> lapsed(Tx tx, Instant now, int limit) {
    return requests(tx, "requests-lapsed", Values.of("now", now).and("limit", limit));
  }

  /** The interrupted requests whose targets nobody has looked at yet. */
  static List<Request> unreported(Tx tx, int limit) {
    return requests(tx, "requests-unreported", Values.of("limit", limit));
  }

  /** The requests that wait for approvals and that nobody was reminded of yet. */
  static List<Request> unreminded(Tx tx, int limit) {
    return requests(tx, "requests-unreminded", Values.of("limit", limit));
  }

  /** Whether this call is the one to remind of it. */
  static boolean remind(Tx tx, Request request) {
    return tx.update(HERE, "request-remind", Values.of("number", request.number())) == 1;
  }

  /** How many sessions of each cluster the requester's changes were approved for since then. */
  static Map<String, Integer> hits(Tx tx, Identity requester, Instant since) {
    Values approved = Values.of("requester", requester.key()).and("since", since);
    return tx.query(HERE, "hits", approved).stream()
        .collect(Collectors.toMap(row -> row.text("cluster"), row -> (int) row.number("sessions")));
  }

  private static List<Request> requests(Tx tx, String statement, Values values) {
    return tx.query(HERE, statement, values).stream().map(row -> request(tx, row)).toList();
  }

  private static Request request(Tx tx, Row row) {
    long number = row.number("number");
    return new Request(
        number,
        RequestState.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
        row.flag("confirmed"),
        ChangeJson.read(row.text("change")),
        ActorColumns.identity(row),
        ActorColumns.place(row),
        row.optionalText("reason"),
        RequestJson.requirements(row.text("requirements")),
        row.instant("expires_at"),
        tx.query(HERE, "transitions", Values.of("request", number)).stream()
            .map(RequestRows::transition)
            .toList(),
        row.optionalText("results").map(RequestJson::results).orElse(List.of()));
  }

  private static Transition transition(Row row) {
    return new Transition(
        Transition.Kind.valueOf(row.text("kind")),
        row.optionalText("actor_platform").map(_ -> ActorColumns.identity(row)),
        row.optionalText("place_platform").map(_ -> ActorColumns.place(row)),
        RequestJson.roles(row.text("roles")),
        row.instant("happened_at"),
        row.optionalText("note"),
        row.optionalNumber("event"));
  }
}

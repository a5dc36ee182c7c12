package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.change.ChangeJson;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.request.OvertakenException;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestJson;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.Transition;
import io.github.pgbailiff.store.Counter;
import io.github.pgbailiff.store.Row;
import io.github.pgbailiff.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        request.number(),
        request.version(),
        request.state().word(),
        request.confirmed(),
        requester.key(),
        requester.actor().platform(),
        requester.actor().id(),
        requester.actor().name(),
        requester.person().orElse(null),
        request.place().platform(),
        request.place().channel(),
        request.place().thread().orElse(null),
        request.reason().orElse(null),
        RequestJson.ofRequirements(request.requirements()),
        ChangeJson.write(request.change()),
        request.expiresAt(),
        approvedAt(request));
    insertTransition(tx, request);
    sessions(request)
        .forEach((cluster, sessions) ->
            tx.update(HERE, "request-cluster-insert", request.number(), cluster, sessions));
  }

  private static Map<String, Long> sessions(Request request) {
    return request.change().parts().stream()
        .collect(
            Collectors.groupingBy(
                part -> part.cluster(), Collectors.summingLong(part -> part.targets().size())));
  }

  private static @Nullable Instant approvedAt(Request request) {
    return request.state() == RequestState.APPROVED ? request.last().at() : null;
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
            request.version(),
            request.state().word(),
            request.confirmed(),
            request.reason().orElse(null),
            RequestJson.ofRequirements(request.requirements()),
            RequestJson.ofResults(request.results()),
            request.expiresAt(),
            approvedAt(request),
            request.number(),
            request.version() - 1);
    if (written != 1) {
      throw new OvertakenException(request.id());
    }
    insertTransition(tx, request);
  }

  private static void insertTransition(Tx tx, Request request) {
    Transition last = request.last();
    Optional<Actor> actor = last.by().map(Identity::actor);
    tx.update(
        HERE,
        "transition-insert",
        request.number(),
        request.version(),
        last.kind().name(),
        actor.map(Actor::platform).orElse(null),
        actor.map(Actor::id).orElse(null),
        actor.map(Actor::name).orElse(null),
        last.by().flatMap(Identity::person).orElse(null),
        last.place().map(Place::platform).orElse(null),
        last.place().map(Place::channel).orElse(null),
        last.place().flatMap(Place::thread).orElse(null),
        RequestJson.ofRoles(last.roles()),
        last.at(),
        last.note().orElse(null),
        last.event().orElse(null));
  }

  static Optional<Request> find(Tx tx, long number) {
    return tx.query(HERE, "request", number).stream().map(row -> request(tx, row)).findFirst();
  }

  /** The request's change as it is stored, which is as it was written when it was asked for. */
  static String change(Tx tx, Request request) {
    return tx.query(HERE, "request", request.number()).getFirst().text("change");
  }

  /** How many requests of that person are not over. */
  static long openOf(Tx tx, Identity requester) {
    return tx.query(HERE, "requests-of", requester.key()).getFirst().number("number");
  }

  /** The requests in that state, oldest first. */
  static List<Request> in(Tx tx, RequestState state, int limit) {
    return tx.query(HERE, "requests-in", state.word(), limit).stream()
        .map(row -> request(tx, row))
        .toList();
  }

  /** The requests whose time is up, oldest first. */
  static List<Request> due(Tx tx, Instant now, int limit) {
    return tx.query(HERE, "requests-due", now, limit).stream()
        .map(row -> request(tx, row))
        .toList();
  }

  /** The executing requests whose lease has lapsed. */
  static List<Request> lapsed(Tx tx, Instant now, int limit) {
    return tx.query(HERE, "requests-lapsed", now, limit).stream()
        .map(row -> request(tx, row))
        .toList();
  }

  /** The interrupted requests whose targets nobody has looked at yet. */
  static List<Request> unreported(Tx tx, int limit) {
    return tx.query(HERE, "requests-unreported", limit).stream()
        .map(row -> request(tx, row))
        .toList();
  }

  /** The requests that wait for approvals and that nobody was reminded of yet. */
  static List<Request> unreminded(Tx tx, int limit) {
    return tx.query(HERE, "requests-unreminded", limit).stream()
        .map(row -> request(tx, row))
        .toList();
  }

  /** Whether this call is the one to remind of it. */
  static boolean remind(Tx tx, Request request) {
    return tx.update(HERE, "request-remind", request.number()) == 1;
  }

  /** How many sessions of each cluster the requester's changes were approved for since then. */
  static Map<String, Integer> hits(Tx tx, Identity requester, Instant since) {
    return tx.query(HERE, "hits", requester.key(), since).stream()
        .collect(Collectors.toMap(row -> row.text("cluster"), row -> (int) row.number("sessions")));
  }

  private static Request request(Tx tx, Row row) {
    long number = row.number("number");
    return new Request(
        number,
        RequestState.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
        row.flag("confirmed"),
        ChangeJson.read(row.text("change")),
        party(row),
        place(row),
        row.optionalText("reason"),
        RequestJson.requirements(row.text("requirements")),
        row.instant("expires_at"),
        tx.query(HERE, "transitions", number).stream().map(RequestRows::transition).toList(),
        row.optionalText("results").map(RequestJson::results).orElse(List.of()));
  }

  private static Transition transition(Row row) {
    return new Transition(
        Transition.Kind.valueOf(row.text("kind")),
        row.optionalText("actor_platform").map(_ -> party(row)),
        row.optionalText("place_platform").map(_ -> place(row)),
        RequestJson.roles(row.text("roles")),
        row.instant("happened_at"),
        row.optionalText("note"),
        row.optionalNumber("event"));
  }

  private static Identity party(Row row) {
    return new Identity(
        new Actor(row.text("actor_platform"), row.text("actor_id"), row.text("actor_name")),
        row.optionalText("person"));
  }

  private static Place place(Row row) {
    return new Place(
        row.text("place_platform"), row.text("place_channel"), row.optionalText("place_thread"));
  }
}

package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.audit.AuditLog;
import io.github.pgbailiff.command.RequestId;
import io.github.pgbailiff.outbox.Announcements;
import io.github.pgbailiff.request.DecisionObjections;
import io.github.pgbailiff.request.OvertakenException;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.Transition;
import io.github.pgbailiff.request.TransitionResult;
import io.github.pgbailiff.request.record.RequestEventFields;
import io.github.pgbailiff.request.record.RequestEvents;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The way of requests through the store: each step is one transaction with the new version, its
 * event and its announcements. Nothing of it is there without the rest.
 */
final class RequestTransitions {
  private static final int TRIES = 5;

  private final Store store;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Recipients audience;
  private final Announcements announcements;

  RequestTransitions(Store store, AuditLog audit, InstantSource clock, Recipients audience) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
    this.audience = audience;
    this.announcements = new Announcements(store, clock);
  }

  /** A step that is tried; it may write beside the request. */
  @FunctionalInterface
  interface Step {
    TransitionResult of(Tx tx, Request request, Instant now);
  }

  Store store() {
    return store;
  }

  /** Now, as exactly as the store keeps it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Stores a request that is new. */
  Request add(Tx tx, Request request) {
    Request recorded = record(tx, request);
    RequestRows.insert(tx, recorded);
    tell(tx, recorded);
    return recorded;
  }

  /** Tries a step. A request whose time is up expires instead. */
  TransitionResult take(String id, Step step) {
    OptionalLong number = RequestId.numberOf(id);
    if (number.isEmpty()) {
      return new TransitionResult.Unknown("request: \"" + id + "\" is not an id such as R-1042");
    }
    for (int i = 1; ; i++) {
      try {
        return store.transact(tx -> take(tx, number.getAsLong(), step));
      } catch (OvertakenException e) {
        if (i == TRIES) {
          throw e;
        }
      }
    }
  }

  private TransitionResult take(Tx tx, long number, Step step) {
    Optional<Request> found = RequestRows.find(tx, number);
    if (found.isEmpty()) {
      return new TransitionResult.Unknown("request: there is no R-" + number + "; see requests");
    }
    Request request = found.get();
    Instant now = now();
    if (request.isDue(now)) {
      Request expired = advance(tx, request.expired(now));
      return new TransitionResult.Rejected(
          request.id() + ": " + DecisionObjections.standing(expired), expired);
    }
    return switch (step.of(tx, request, now)) {
      case TransitionResult.Accepted(Request next) ->
          new TransitionResult.Accepted(advance(tx, next));
      case TransitionResult.Rejected rejected -> rejected;
      case TransitionResult.Unknown unknown -> unknown;
    };
  }

  private Request advance(Tx tx, Request request) {
    Request recorded = record(tx, request);
    RequestRows.advance(tx, recorded);
    tell(tx, recorded);
    return recorded;
  }

  /** Puts its events on the record; the last one stands for what happened. */
  private Request record(Tx tx, Request request) {
    return RequestEvents.of(request).stream()
        .map(event -> audit.append(tx, event).seq())
        .reduce((_, last) -> last)
        .map(request::recorded)
        .orElse(request);
  }

  private void tell(Tx tx, Request request) {
    if (request.confirmed()) {
      announcements.card(tx, audience.ofCard(request), request.id(), request.version());
    }
    if (request.last().kind() == Transition.Kind.BROKE_GLASS) {
      announcements.notice(tx, audience.ofAlarm(request), alarm(request));
    }
    if (request.confirmed()) {
      tellEnd(tx, request);
    }
  }

  /** Whoever waited for others hears how it ended; who did it alone has got an answer. */
  private void tellEnd(Tx tx, Request request) {
    boolean others = !request.requirements().approvals().isEmpty();
    switch (request.last().kind()) {
      case FINISHED, REPORTED -> {
        announcements.outcome(tx, audience.ofCard(request), request.id());
        announcements.own(tx, audience.ofOwners().places(request), request.id());
        if (others || request.state() == RequestState.INTERRUPTED) {
          announcements.tell(tx, audience.ofRequester(request), request.id());
        }
      }
      case DENIED, EXPIRED, REFUSED -> {
        if (others) {
          announcements.tell(tx, audience.ofRequester(request), request.id());
        }
      }
      case CREATED, CONFIRMED, APPROVED, WITHDRAWN, BROKE_GLASS, EXECUTING, INTERRUPTED -> {}
    }
  }

  private static String alarm(Request request) {
    return "break-glass: %s goes ahead with %s without approvals: %s. Reason: %s"
        .formatted(
            request.requester().name(),
            request.id(),
            String.join("; ", RequestEventFields.steps(request.change())),
            request.reason().orElse(""));
  }

  /** Lets every request expire whose time is up; those that this call expired. */
  List<Request> expireDue(int limit) {
    return store.read(tx -> RequestRows.due(tx, now(), limit)).stream()
        .flatMap(request -> expire(request).stream())
        .toList();
  }

  /** Reminds those who may approve of every request that has waited for half of its time. */
  void remindDue(int limit) {
    Instant now = now();
    store.read(tx -> RequestRows.unreminded(tx, limit)).stream()
        .filter(it -> !now.isBefore(it.expiresAt().minus(it.requirements().within().dividedBy(2))))
        .forEach(this::remind);
  }

  private void remind(Request waiting) {
    boolean _ =
        store.transact(tx -> {
          boolean first = RequestRows.remind(tx, waiting);
          if (first && !waiting.requirements().pingedRoles().isEmpty()) {
            announcements.remind(tx, audience.ofReminder(waiting), waiting.id());
          }
          return first;
        });
  }

  private Optional<Request> expire(Request due) {
    return store.transact(tx -> {
      Instant now = now();
      return RequestRows.find(tx, due.number())
          .filter(request -> request.isDue(now))
          .map(request -> advance(tx, request.expired(now)));
    });
  }
}

package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.audit.Anchor;
import io.github.pgbailiff.audit.AuditLog;
import io.github.pgbailiff.command.Id;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.outbox.Announcements;
import io.github.pgbailiff.request.DecisionObjections;
import io.github.pgbailiff.request.OvertakenException;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestJson;
import io.github.pgbailiff.request.TransitionResult;
import io.github.pgbailiff.request.record.RequestEvents;
import io.github.pgbailiff.sql.Values;
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
  private final RequestNews news;

  RequestTransitions(Store store, AuditLog audit, InstantSource clock, Recipients audience) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
    this.news = new RequestNews(new Announcements(store, clock), audience);
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
    news.tell(tx, recorded);
    return recorded;
  }

  /** Tries a step. A request whose time is up expires instead. */
  TransitionResult take(String id, Step step) {
    OptionalLong number = Id.REQUEST.numberOf(id);
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
      Request expired = advance(tx, news.expired(request, now));
      return new TransitionResult.Rejected(
          request.id() + ": " + DecisionObjections.standing(expired, now), expired);
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
    news.tell(tx, recorded);
    return recorded;
  }

  /** Puts its events on the record; the last one stands for what happened. */
  private Request record(Tx tx, Request request) {
    Optional<Anchor> head =
        RequestEvents.of(request).stream()
            .map(event -> audit.append(tx, event))
            .reduce((_, last) -> last);
    head.ifPresent(it -> news.recorded(tx, request, it));
    return head.map(Anchor::seq).map(request::recorded).orElse(request);
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
          if (first) {
            news.remind(tx, waiting);
          }
          return first;
        });
  }

  /** Keeps what was found of the sessions of a request that waits, while it is the same. */
  void saw(Request waiting, List<PartResult> found) {
    boolean _ =
        store.transact(tx -> {
          boolean kept = isKept(tx, waiting, found);
          if (kept) {
            news.again(tx, waiting);
          }
          return kept;
        });
  }

  /** Lets those who count on it hear that a card cannot appear where it would be decided on. */
  void unseen(Request request, Place place) {
    boolean _ = store.transact(tx -> news.unseen(tx, request, place));
  }

  private static boolean isKept(Tx tx, Request waiting, List<PartResult> found) {
    return tx.update(
            RequestTransitions.class,
            "request-found",
            Values.of("number", waiting.number())
                .and("version", waiting.version())
                .and("results", RequestJson.ofResults(found)))
        == 1;
  }

  private Optional<Request> expire(Request due) {
    return store.transact(tx -> {
      Instant now = now();
      return RequestRows.find(tx, due.number())
          .filter(request -> request.isDue(now))
          .map(request -> advance(tx, news.expired(request, now)));
    });
  }
}

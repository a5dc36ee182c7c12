package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.audit.Anchor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.outbox.Announcements;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.Transition.Kind;
import io.github.pgbailiff.request.record.RequestEventFields;
import io.github.pgbailiff.store.Tx;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** The announcements of what happens to requests, written with the step that causes them. */
record RequestNews(Announcements announcements, Recipients audience) {

  void tell(Tx tx, Request request) {
    if (request.confirmed()) {
      announcements.card(tx, audience.ofCard(request), request.id(), request.version());
    }
    if (request.last().kind() == Kind.BROKE_GLASS) {
      // The cards say it themselves.
      Set<Place> elsewhere = audience.ofAlarm(request);
      elsewhere.removeAll(audience.ofCard(request));
      announcements.notice(tx, elsewhere, alarm(request));
    }
    if (request.confirmed()) {
      tellStep(tx, request);
    }
  }

  /** Those who read the record hear the end of what others than its requester know of, once. */
  void recorded(Tx tx, Request request, Anchor head) {
    boolean ended = request.state().isTerminal() && request.last().kind() != Kind.REPORTED;
    if (ended && request.confirmed()) {
      Set<Place> audit = new LinkedHashSet<>(audience.audit());
      announcements.audited(tx, audit, request.id(), head.toString());
    }
  }

  /** It, once its time is up; with what kept everybody from deciding. */
  Request expired(Request request, Instant now) {
    return request.expired(now, audience.gone(request));
  }

  /** Below the card; a card that appears when all is over says it itself. */
  private void tellStep(Tx tx, Request request) {
    boolean others = !request.requirements().approvals().isEmpty();
    switch (request.last().kind()) {
      case FINISHED, REPORTED -> {
        step(tx, request);
        announcements.own(tx, audience.ofOwners().places(request), request.id());
      }
      case APPROVED, BROKE_GLASS, DENIED, WITHDRAWN, EXPIRED, REFUSED, INTERRUPTED -> {
        if (others) {
          step(tx, request);
        }
      }
      case CREATED, CONFIRMED, EXECUTING -> {}
    }
  }

  private void step(Tx tx, Request request) {
    announcements.step(tx, audience.ofSteps(request), request.id(), request.version());
    if (request.state().isTerminal() && request.last().kind() != Kind.WITHDRAWN) {
      announcements.tell(tx, audience.ofRequester(request), request.id());
    }
  }

  private static String alarm(Request request) {
    return "🚨 %s BREAK-GLASS by %s, without approvals: %s. Why: %s"
        .formatted(
            request.id(),
            request.requester().name(),
            String.join("; ", RequestEventFields.steps(request.change())),
            request.reason().orElse(""));
  }

  /** Its cards say something new, though it has not gone on. */
  void again(Tx tx, Request request) {
    announcements.again(tx, request.id());
  }

  /** Whoever asked hears that those who decide do not see it; whether that is to be said. */
  boolean unseen(Tx tx, Request request, Place place) {
    boolean waits = request.state() == RequestState.PENDING && audience.approvals().contains(place);
    if (waits) {
      String here = audience.isPointer(request, request.place()) ? "; it is decided here" : "";
      announcements.notice(
          tx,
          audience.ofUnseen(request, place),
          "%s: pgbailiff cannot post in %s channel %s, so nobody sees its card there%s. Whoever may: approve %s, deny %s"
              .formatted(
                  request.id(),
                  place.platform(),
                  place.channel(),
                  here,
                  request.id(),
                  request.id()));
    }
    return waits;
  }

  /** Once more for those who may approve; the card says how much time is left. */
  void remind(Tx tx, Request waiting) {
    announcements.again(tx, waiting.id());
    if (!waiting.requirements().pingedRoles().isEmpty()) {
      announcements.remind(tx, audience.ofReminder(waiting), waiting.id());
    }
  }
}

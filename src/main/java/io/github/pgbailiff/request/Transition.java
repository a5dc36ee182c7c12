package io.github.pgbailiff.request;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.command.Place;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that happened to a request. The n-th of them made its version n, and stands in the
 * record as one event.
 *
 * @param by who did it; empty: pgbailiff itself
 * @param place where they did it
 * @param roles the roles that they had then
 * @param note the reason that was given, or why it happened
 * @param event the number of its event in the record; empty until it is stored
 */
public record Transition(
    Kind kind,
    Optional<Identity> by,
    Optional<Place> place,
    Set<String> roles,
    Instant at,
    Optional<String> note,
    Optional<Long> event) {

  /** The kind of what happened. {@link Lifecycle} says when it may. */
  public enum Kind {
    CREATED(RequestState.PENDING),
    CONFIRMED(RequestState.PENDING),
    APPROVED(RequestState.PENDING),
    DENIED(RequestState.DENIED),
    WITHDRAWN(RequestState.WITHDRAWN),
    EXPIRED(RequestState.EXPIRED),
    BROKE_GLASS(RequestState.APPROVED),
    EXECUTING(RequestState.EXECUTING),
    FINISHED(RequestState.FINISHED),
    REFUSED(RequestState.REFUSED),
    INTERRUPTED(RequestState.INTERRUPTED),
    /** What became of the targets of an interrupted request was looked at. */
    REPORTED(RequestState.INTERRUPTED);

    private final RequestState next;

    Kind(RequestState next) {
      this.next = next;
    }

    /** What the request is then, as long as something else is missing for it to begin. */
    RequestState next() {
      return next;
    }
  }

  public Transition {
    roles = Set.copyOf(roles);
  }

  static Transition by(Kind kind, Speaker speaker, Instant at, Optional<String> note) {
    return new Transition(
        kind,
        Optional.of(speaker.party()),
        Optional.of(speaker.place()),
        speaker.asker().roles(),
        at,
        note,
        Optional.empty());
  }

  Transition recorded(long seq) {
    return new Transition(kind, by, place, roles, at, note, Optional.of(seq));
  }

  static Transition by(Kind kind, Speaker speaker, Instant at) {
    return by(kind, speaker, at, Optional.empty());
  }

  static Transition byItself(Kind kind, Instant at) {
    return byItself(kind, at, Optional.empty());
  }

  static Transition byItself(Kind kind, Instant at, Optional<String> note) {
    return new Transition(
        kind, Optional.empty(), Optional.empty(), Set.of(), at, note, Optional.empty());
  }
}

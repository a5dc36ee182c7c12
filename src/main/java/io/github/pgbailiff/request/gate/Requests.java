package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.audit.AuditLog;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.command.Id;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.request.Draft;
import io.github.pgbailiff.request.Lifecycle;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.TooManyRequestsException;
import io.github.pgbailiff.request.TransitionResult;
import io.github.pgbailiff.rules.Requirements;
import io.github.pgbailiff.rules.Rules;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The requests of a store, and what people decide about them. Whoever decides was judged before,
 * afresh, for this very press: {@link Judged}.
 *
 * <p>Every method may be called from any thread of any process on the store; whatever the
 * interleaving, each step happens once, with its event in the record. All throw {@link
 * io.github.pgbailiff.store.StoreException} when the store cannot be written, and then nothing has
 * happened.
 */
public final class Requests {
  /** How long a change counts towards {@code sessions_over} of its requester's next one. */
  public static final Duration RECENT = Duration.ofMinutes(15);

  /** How many open requests one person may have. */
  public static final int MOST_OPEN = 20;

  /** The most requests that one call returns or works on. */
  static final int LIMIT = 500;

  private final Store store;
  private final Rules rules;
  private final RequestTransitions transitions;

  public Requests(
      Store store, AuditLog audit, InstantSource clock, Rules rules, Recipients audience) {
    this.store = store;
    this.rules = rules;
    this.transitions = new RequestTransitions(store, audit, clock, audience);
  }

  /** The right to carry requests out. */
  public Executions executions() {
    return new Executions(transitions);
  }

  /** What the change would take if that person asked for it now. */
  public Requirements preview(Change change, Identity requester) {
    return store.read(tx -> required(tx, change, requester));
  }

  private Requirements required(Tx tx, Change change, Identity requester) {
    return rules.requirementsFor(change, hits(tx, requester));
  }

  /** How many sessions of each cluster that person's changes were approved for lately. */
  private Map<String, Integer> hits(Tx tx, Identity requester) {
    Instant since = transitions.now().minus(RECENT);
    return RequestRows.hits(tx, requester, since);
  }

  /**
   * Makes a request of a change. It is approved at once when the rules ask for nothing; it waits
   * for its requester, in private and for 2 minutes, when they ask for a confirmation or for a
   * reason that the draft does not give; else it is shown to those who may approve.
   *
   * @throws TooManyRequestsException when the requester has too many open ones
   */
  public Request create(Draft draft) {
    return store.transact(tx -> {
      // Whoever takes a number waits for whoever took the one before: nobody counts twice at once.
      long number = RequestRows.nextNumber(tx);
      if (RequestRows.openOf(tx, draft.requester().party()) >= MOST_OPEN) {
        throw new TooManyRequestsException(MOST_OPEN);
      }
      Requirements required = required(tx, draft.change(), draft.requester().party());
      return transitions.add(tx, draft.asRequest(number, required, transitions.now()));
    });
  }

  /** Does what was found to be within somebody's rights, if the request is still there for it. */
  public TransitionResult decide(Judged judged) {
    return transitions.take(
        judged.request(),
        (tx, request, now) -> attempt(tx, request, now, judged.by(), judged.act()));
  }

  /** What is in the way of it now; empty: nothing. */
  public Optional<String> objection(Judged judged) {
    return find(judged.request())
        .map(request ->
            store.read(tx -> attempt(tx, request, transitions.now(), judged.by(), judged.act())))
        .flatMap(result ->
            result instanceof TransitionResult.Rejected(String why, _)
                ? Optional.of(why)
                : Optional.empty());
  }

  private TransitionResult attempt(Tx tx, Request request, Instant now, Speaker by, Act act) {
    return switch (act) {
      case Act.Confirm(Optional<String> reason) ->
          Lifecycle.confirm(request, by, reason, requiredNow(tx, request), now);
      case Act.Approve _ -> Lifecycle.approve(request, by, requiredNow(tx, request), now);
      case Act.Deny(String reason) -> Lifecycle.deny(request, by, reason, now);
      case Act.Withdraw _, Act.Dismiss _ -> Lifecycle.withdraw(request, by, now);
      case Act.BreakGlass(String cluster, String reason) ->
          Lifecycle.breakGlass(request, by, cluster, reason, rules, now);
    };
  }

  private Requirements requiredNow(Tx tx, Request request) {
    return required(tx, request.change(), request.requester());
  }

  /** Lets every request expire whose time is up; returns those that this call expired. */
  public List<Request> expireDue() {
    return transitions.expireDue(LIMIT);
  }

  /** Reminds those who may approve of every request that has waited for half of its time. */
  public void remindDue() {
    transitions.remindDue(LIMIT);
  }

  /** Its sessions were looked at while it waits: the card says what was found. */
  public void saw(Request waiting, List<PartResult> found) {
    transitions.saw(waiting, found);
  }

  /** Its card cannot appear at the place. */
  public void unseen(Request request, Place place) {
    transitions.unseen(request, place);
  }

  /** The request with that id, if there is one. */
  public Optional<Request> find(String id) {
    return Id.REQUEST.numberOf(id).isEmpty()
        ? Optional.empty()
        : store.read(tx -> RequestRows.find(tx, Id.REQUEST.numberOf(id).getAsLong()));
  }

  /**
   * Requests that were carried out within that time, the newest first: the first 500 that are
   * meant.
   *
   * @param pids one of which is among the targets; none: whatever they are
   */
  public Page carriedOut(Duration within, List<Integer> pids, Predicate<Request> meant) {
    return new CarriedOut(store, transitions.now().minus(within), pids).find(meant);
  }

  /**
   * Some requests.
   *
   * @param more whether there are others
   */
  public record Page(List<Request> requests, boolean more) {
    public Page {
      requests = List.copyOf(requests);
    }
  }

  /** The requests that are neither over nor their requester's secret: at most 500 of each state. */
  public Page firstOpen() {
    return store.read(tx -> {
      List<List<Request>> states =
          Stream.of(RequestState.PENDING, RequestState.APPROVED, RequestState.EXECUTING)
              .map(state -> RequestRows.in(tx, state, LIMIT + 1))
              .toList();
      return new Page(
          states.stream()
              .flatMap(it -> it.stream().limit(LIMIT))
              .filter(Request::confirmed)
              .toList(),
          states.stream().anyMatch(it -> it.size() > LIMIT));
    });
  }

  /** The requests of {@link #firstOpen}. */
  public List<Request> open() {
    return firstOpen().requests();
  }
}

package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.request.Lifecycle;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.TransitionResult;
import io.github.pgbailiff.request.record.RecordedRequests;
import io.github.pgbailiff.store.Leases;
import io.github.pgbailiff.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The right to carry out a request: one process has it, once.
 *
 * <p>{@link #begin} makes an event durable that names every frozen target, and gives the process a
 * lease. The process renews it every 2 s and before each chunk, stops as soon as that says no or
 * fails, and ends with {@link #finish} or {@link #refuse}. A lease that was not renewed for 10 s
 * has lapsed: {@link #interruptLapsed} ends the request, and nothing is repeated.
 */
public final class Executions {
  private final RequestTransitions transitions;
  private final Leases leases;

  Executions(RequestTransitions transitions) {
    this.transitions = transitions;
    this.leases = new Leases(transitions.store(), transitions::now);
  }

  /** The approved requests that nobody carries out yet, oldest first. */
  public List<Request> approved() {
    return transitions
        .store()
        .read(tx -> RequestRows.in(tx, RequestState.APPROVED, Requests.LIMIT));
  }

  /**
   * Why the record does not bear out that the request is approved; empty when it does, and when the
   * request is not, since somebody else may have begun with it.
   */
  public Optional<String> contradiction(Request request) {
    return transitions
        .store()
        .read(tx ->
            RequestRows.find(tx, request.number())
                .filter(now -> now.state() == RequestState.APPROVED)
                .flatMap(
                    now -> RecordedRequests.contradiction(tx, now, RequestRows.change(tx, now))));
  }

  /**
   * Takes the right to carry the request out, which takes the approvals on the record.
   *
   * @param holder names this process, and no other one ever
   */
  public TransitionResult begin(String id, String holder) {
    return transitions.take(
        id,
        (tx, request, now) -> {
          TransitionResult result = onRecord(tx, request, Lifecycle.begin(request, holder, now));
          if (result instanceof TransitionResult.Accepted
              && !leases.acquire(tx, lease(request), holder)) {
            return rejected(request, "another process carries it out");
          }
          return result;
        });
  }

  /** The tables alone prove nothing: whoever can write them may have written them. */
  private static TransitionResult onRecord(Tx tx, Request request, TransitionResult result) {
    return result instanceof TransitionResult.Accepted
        ? RecordedRequests.contradiction(tx, request, RequestRows.change(tx, request))
            .<TransitionResult>map(why -> rejected(request, why))
            .orElse(result)
        : result;
  }

  /**
   * Whether the holder may go on with the request for another 10 s. False, or an exception from the
   * store, means: stop, nothing more may be done.
   */
  public boolean renew(Request request, String holder) {
    return leases.renew(lease(request), holder);
  }

  /** The request was carried out. Rejected when the right to it was lost before. */
  public TransitionResult finish(String id, String holder, List<PartResult> results) {
    return transitions.take(
        id,
        (tx, request, now) -> ifHeld(tx, request, holder, Lifecycle.finish(request, results, now)));
  }

  /**
   * The request must not be carried out: rights or identity are gone. Possible until something was
   * done, before {@link #begin} by anyone and after it by the holder.
   */
  public TransitionResult refuse(String id, String holder, String why) {
    return transitions.take(
        id,
        (tx, request, now) -> {
          TransitionResult result = Lifecycle.refuse(request, why, now);
          return request.state() == RequestState.EXECUTING
              ? ifHeld(tx, request, holder, result)
              : result;
        });
  }

  /** A lapsed lease is still its holder's until somebody else found it. */
  private TransitionResult ifHeld(Tx tx, Request request, String holder, TransitionResult result) {
    return result instanceof TransitionResult.Rejected || leases.release(tx, lease(request), holder)
        ? result
        : rejected(request, "another process carries it out");
  }

  /**
   * Ends every request whose holder has stopped renewing; returns those that this call ended. Their
   * targets have to be looked at next, see {@link #unreported}.
   */
  public List<Request> interruptLapsed() {
    return transitions
        .store()
        .read(tx -> RequestRows.lapsed(tx, transitions.now(), Requests.LIMIT))
        .stream()
        .map(request -> transitions.take(request.id(), this::interrupt))
        .flatMap(decided -> TransitionResult.accepted(decided).stream())
        .toList();
  }

  private TransitionResult interrupt(Tx tx, Request request, Instant now) {
    TransitionResult result = Lifecycle.interrupt(request, now);
    return result instanceof TransitionResult.Accepted && !leases.revoke(tx, lease(request))
        ? rejected(request, "its holder is alive")
        : result;
  }

  /** The interrupted requests whose targets nobody has reported on yet, oldest first. */
  public List<Request> unreported() {
    return transitions.store().read(tx -> RequestRows.unreported(tx, Requests.LIMIT));
  }

  /** What was found of the targets of an interrupted request; the first report counts. */
  public TransitionResult report(String id, List<PartResult> found) {
    return transitions.take(id, (_, request, now) -> Lifecycle.report(request, found, now));
  }

  private static TransitionResult rejected(Request request, String why) {
    return new TransitionResult.Rejected(request.id() + ": " + why, request);
  }

  private static String lease(Request request) {
    return "execution/" + request.number();
  }
}

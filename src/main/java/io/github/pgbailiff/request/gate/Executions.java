package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.request.Lifecycle;
import io.github.pgbailiff.request.Lifecycle.Attempt;
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
  private final RequestTransitions advances;
  private final Leases leases;

  Executions(RequestTransitions advances) {
    this.advances = advances;
    this.leases = new Leases(advances.store(), advances::now);
  }

  /** The approved requests that nobody carries out yet, oldest first. */
  public List<Request> approved() {
    return advances.store().read(tx -> RequestRows.in(tx, RequestState.APPROVED, Requests.LIMIT));
  }

  /**
   * Why the record does not bear out that the request is approved; empty when it does, and when the
   * request is not, since somebody else may have begun with it.
   */
  public Optional<String> contradiction(Request request) {
    return advances
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
    return advances.take(
        id,
        (tx, request, now) -> {
          Attempt attempt = onRecord(tx, request, Lifecycle.begin(request, holder, now));
          if (attempt instanceof Attempt.Taken && !leases.acquire(tx, lease(request), holder)) {
            return new Attempt.Refused(request.id() + ": another process carries it out");
          }
          return attempt;
        });
  }

  /** The tables alone prove nothing: whoever can write them may have written them. */
  private static Attempt onRecord(Tx tx, Request request, Attempt attempt) {
    return attempt instanceof Attempt.Taken
        ? RecordedRequests.contradiction(tx, request, RequestRows.change(tx, request))
            .<Attempt>map(why -> new Attempt.Refused(request.id() + ": " + why))
            .orElse(attempt)
        : attempt;
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
    return advances.take(
        id,
        (tx, request, now) -> ifHeld(tx, request, holder, Lifecycle.finish(request, results, now)));
  }

  /**
   * The request must not be carried out: rights or identity are gone. Possible until something was
   * done, before {@link #begin} by anyone and after it by the holder.
   */
  public TransitionResult refuse(String id, String holder, String why) {
    return advances.take(
        id,
        (tx, request, now) -> {
          Attempt attempt = Lifecycle.refuse(request, why, now);
          return request.state() == RequestState.EXECUTING
              ? ifHeld(tx, request, holder, attempt)
              : attempt;
        });
  }

  /** A lapsed lease is still its holder's until somebody else found it. */
  private Attempt ifHeld(Tx tx, Request request, String holder, Attempt attempt) {
    return attempt instanceof Attempt.Refused || leases.release(tx, lease(request), holder)
        ? attempt
        : new Attempt.Refused(request.id() + ": another process carries it out");
  }

  /**
   * Ends every request whose holder has stopped renewing; returns those that this call ended. Their
   * targets have to be looked at next, see {@link #unreported}.
   */
  public List<Request> interruptLapsed() {
    return advances
        .store()
        .read(tx -> RequestRows.lapsed(tx, advances.now(), Requests.LIMIT))
        .stream()
        .map(request -> advances.take(request.id(), this::interrupt))
        .flatMap(decided -> TransitionResult.accepted(decided).stream())
        .toList();
  }

  private Attempt interrupt(Tx tx, Request request, Instant now) {
    Attempt attempt = Lifecycle.interrupt(request, now);
    return attempt instanceof Attempt.Taken && !leases.revoke(tx, lease(request))
        ? new Attempt.Refused(request.id() + ": its holder is alive")
        : attempt;
  }

  /** The interrupted requests whose targets nobody has reported on yet, oldest first. */
  public List<Request> unreported() {
    return advances.store().read(tx -> RequestRows.unreported(tx, Requests.LIMIT));
  }

  /** What was found of the targets of an interrupted request; the first report counts. */
  public TransitionResult report(String id, List<PartResult> found) {
    return advances.take(id, (_, request, now) -> Lifecycle.report(request, found, now));
  }

  private static String lease(Request request) {
    return "execution/" + request.number();
  }
}

package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.sql.Values;
import io.github.pgbailiff.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The search for requests that were carried out, the newest first, through all that there are.
 *
 * @param after not longer ago than that
 * @param pids one of which is among the targets; none: whatever they are
 */
record CarriedOut(Store store, Instant after, List<Integer> pids) {
  /** At most {@link Requests#LIMIT} of those that are meant. */
  Requests.Page find(Predicate<Request> meant) {
    List<Request> found = new ArrayList<>();
    List<Request> next = before(Long.MAX_VALUE);
    add(next, meant, found);
    while (next.size() == Requests.LIMIT && found.size() <= Requests.LIMIT) {
      next = before(next.getLast().number());
      add(next, meant, found);
    }
    return new Requests.Page(
        found.stream().limit(Requests.LIMIT).toList(), found.size() > Requests.LIMIT);
  }

  private void add(List<Request> next, Predicate<Request> meant, List<Request> found) {
    next.stream().filter(it -> isAimedThere(it) && meant.test(it)).forEach(found::add);
  }

  private boolean isAimedThere(Request request) {
    return pids.isEmpty()
        || request.change().targets().stream().anyMatch(it -> pids.contains(it.id().pid()));
  }

  private List<Request> before(long number) {
    Values which = Values.of("after", after).and("before", number).and("text", text());
    return store.read(tx -> RequestRows.carriedOut(tx, which, Requests.LIMIT));
  }

  /** A change that is aimed at one session holds its pid; what is too much is left out here. */
  private String text() {
    return pids.size() == 1 ? "%\"pid\":" + pids.getFirst() + "%" : "%";
  }
}

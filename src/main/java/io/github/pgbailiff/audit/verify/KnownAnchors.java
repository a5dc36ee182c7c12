package io.github.pgbailiff.audit.verify;

import io.github.pgbailiff.audit.Anchor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Anchors that were kept outside of the store. */
final class KnownAnchors {
  private final TreeMap<Long, List<Anchor>> bySeq = new TreeMap<>();

  KnownAnchors(Collection<Anchor> anchors) {
    for (Anchor anchor : anchors) {
      bySeq.computeIfAbsent(anchor.seq(), _ -> new ArrayList<>()).add(anchor);
    }
  }

  /** Whether no anchor says that the event had another hash. */
  boolean allow(Anchor event) {
    return bySeq.getOrDefault(event.seq(), List.of()).stream().allMatch(event::equals);
  }

  /**
   * What the anchors say against a record that fits up to its end or to the event where it was left
   * because of one.
   */
  Optional<VerificationResult> contradiction(Anchor head) {
    return other(head)
        .map(anchor -> rewritten(anchor, head))
        .or(() ->
            Optional.ofNullable(bySeq.lastEntry())
                .filter(last -> last.getKey() > head.seq())
                .map(last -> cut(last.getValue().getFirst(), head)))
        .or(() -> impossible());
  }

  private Optional<Anchor> other(Anchor event) {
    return bySeq.getOrDefault(event.seq(), List.of()).stream()
        .filter(anchor -> !anchor.equals(event))
        .findFirst();
  }

  private VerificationResult rewritten(Anchor anchor, Anchor found) {
    Map.Entry<Long, List<Anchor>> before = bySeq.lowerEntry(anchor.seq());
    String from = before == null ? "an event" : "an event after " + before.getKey();
    return new VerificationResult.Broken(
        anchor.seq(),
        VerificationResult.Problem.EDITED,
        "event %d has the hash %s, not the one of anchor %s: %s up to here was changed, and all that follow were written anew"
            .formatted(anchor.seq(), found.hash(), anchor, from));
  }

  private static VerificationResult cut(Anchor anchor, Anchor head) {
    return new VerificationResult.Broken(
        head.seq() + 1,
        VerificationResult.Problem.TAIL_CUT,
        "the record ends with event %d, but anchor %s was taken of it: events %d to %d are missing"
            .formatted(head.seq(), anchor, head.seq() + 1, anchor.seq()));
  }

  /** No event has the number 0, so the walk never meets such an anchor. */
  private Optional<VerificationResult> impossible() {
    return other(Anchor.START).map(anchor -> rewritten(anchor, Anchor.START));
  }

  /** What was done behind the last anchor, if anything, does not show. */
  Optional<String> unseen(Anchor head) {
    if (bySeq.isEmpty()) {
      return Optional.of(
          "No anchor was given: whether everything from some event on was written anew, or the last"
              + " events were cut off, does not show. Give one that was announced or logged.");
    }
    long covered = bySeq.lastKey();
    return covered >= head.seq()
        ? Optional.empty()
        : Optional.of(
            "No anchor is younger than event %d: whether events after it were written anew or cut off does not show."
                .formatted(covered));
  }
}

package io.github.pgbailiff.audit.verify;

import io.github.pgbailiff.audit.Anchor;
import io.github.pgbailiff.audit.BodyHeader;
import io.github.pgbailiff.audit.Entry;
import io.github.pgbailiff.audit.verify.VerificationResult.Broken;
import io.github.pgbailiff.audit.verify.VerificationResult.Problem;
import io.github.pgbailiff.sql.Values;
import io.github.pgbailiff.store.Tx;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The reason why an event does not follow the one before it, as the events around it tell. */
final class Diagnosis {
  private final Tx tx;
  private final Anchor before;
  private final Entry entry;
  private final BodyHeader written;
  private final long due;

  /**
   * @param before the last event that fits
   * @param entry the one that stands behind it
   */
  Diagnosis(Tx tx, Anchor before, Entry entry) {
    this.tx = tx;
    this.before = before;
    this.entry = entry;
    this.written = BodyHeader.in(entry.body());
    this.due = before.seq() + 1;
  }

  Broken verdict() {
    if (entry.seq() < due) {
      return broken(entry.seq(), Problem.INSERTED, "stands there more than once");
    }
    if (entry.seq() > due) {
      return gap();
    }
    return written.seq().filter(own -> own != due).map(this::misplaced).orElseGet(this::inPlace);
  }

  private Broken gap() {
    if (isClaimedFromHereOn()) {
      return broken(due, Problem.REORDERED, "stands further behind, its place is empty");
    }
    long last = entry.seq() - 1;
    return last == due
        ? broken(due, Problem.REMOVED, "is missing")
        : broken(due, Problem.REMOVED, "and all up to event %d are missing".formatted(last));
  }

  /** The body has another number than the place where it stands. */
  private Broken misplaced(long own) {
    boolean genuine = isGenuine();
    if (own < due && genuine) {
      return doubled(own);
    }
    if (isClaimedFromHereOn()) {
      return broken(
          due, Problem.REORDERED, "stands further behind, event %d in its place".formatted(own));
    }
    return genuine
        ? broken(due, Problem.REMOVED, "is missing, and those behind it were given its place")
        : broken(due, Problem.EDITED, "has a body that says it is event " + own);
  }

  /** Two events have one number: the one that others follow is the older. */
  private Broken doubled(long own) {
    boolean followed = next().filter(it -> it.previousHash().equals(entry.hash())).isPresent();
    boolean rival =
        at(own).filter(it -> it.previousHash().equals(entry.previousHash())).isPresent()
            && !at(own).orElseThrow().hash().equals(entry.hash());
    return followed && rival
        ? broken(own, Problem.INSERTED, "was put before another event %d".formatted(own))
        : broken(due, Problem.INSERTED, "is a second event %d".formatted(own));
  }

  private Broken inPlace() {
    boolean linked = entry.previousHash().equals(before.hash());
    boolean genuine = isGenuine();
    if ((!linked || !genuine)
        && next().filter(it -> it.previousHash().equals(before.hash())).isPresent()) {
      return broken(due, Problem.INSERTED, "does not fit, while the events around it do");
    }
    if (!genuine) {
      return broken(due, Problem.EDITED, "has a hash that its contents do not give");
    }
    if (!written.hasSeq(due)) {
      return broken(due, Problem.EDITED, "has a body without a number");
    }
    if (!written.hasAt(entry.at())) {
      String told = written.at().orElse("nothing");
      return broken(
          due,
          Problem.EDITED,
          "has \"%s\" in the column at, and %s in its body".formatted(entry.at(), told));
    }
    return writtenAnew();
  }

  /** The event itself is as it was, but it was not written behind what stands before it now. */
  private Broken writtenAnew() {
    if (before.equals(Anchor.START)) {
      return broken(due, Problem.EDITED, "does not start the record: it names an event before it");
    }
    return broken(
        before.seq(),
        Problem.EDITED,
        "was written anew, perhaps with others before it: event %d follows one with another hash"
            .formatted(due));
  }

  private boolean isGenuine() {
    return entry.computedHash().equals(entry.hash());
  }

  /** Whether a body from here on has the number that is due. */
  private boolean isClaimedFromHereOn() {
    AtomicBoolean found = new AtomicBoolean();
    tx.each(
        Verification.class,
        "chain-from",
        Values.of("seq", entry.seq()),
        row -> {
          found.set(BodyHeader.in(row.text("body")).hasSeq(due));
          return !found.get();
        });
    return found.get();
  }

  private Optional<Entry> next() {
    return tx.query(Verification.class, "chain-next", Values.of("seq", entry.seq())).stream()
        .map(Entry::of)
        .findFirst();
  }

  private Optional<Entry> at(long seq) {
    return tx.query(Verification.class, "chain-at", Values.of("seq", seq)).stream()
        .map(Entry::of)
        .findFirst();
  }

  private static Broken broken(long seq, Problem problem, String what) {
    return new Broken(seq, problem, "event %d %s".formatted(seq, what));
  }
}

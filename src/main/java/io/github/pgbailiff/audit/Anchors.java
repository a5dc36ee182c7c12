package io.github.pgbailiff.audit;

import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Tx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The times at which the head of the record has to be told to the outside. Each time is an event
 * itself, so all processes on a store, and those after a restart, know when it was last.
 */
public final class Anchors {
  /** The events that end a request. */
  private static final Set<String> ENDS =
      Stream.of(
              EventType.FINISHED,
              EventType.INTERRUPTED,
              EventType.REQUEST_DENIED,
              EventType.REQUEST_WITHDRAWN,
              EventType.REQUEST_EXPIRED,
              EventType.REQUEST_REFUSED)
          .map(EventType::word)
          .collect(Collectors.toSet());

  private final Store store;
  private final AuditLog log;
  private final InstantSource clock;
  private final Duration every;

  /**
   * @param every how long after one anchor the next is due
   */
  public Anchors(Store store, AuditLog log, InstantSource clock, Duration every) {
    this.store = store;
    this.log = log;
    this.clock = clock;
    this.every = every;
  }

  /** The head as it is, to be told without an event, as after an acting request. */
  public Anchor head() {
    return log.head();
  }

  /** The ids of the requests that have come to an end after the event of that number, in order. */
  public List<String> requestsEndedAfter(long seq) {
    Set<String> ended = new LinkedHashSet<>();
    store.read(tx -> {
      tx.each(
          Anchors.class,
          "events-back",
          row -> {
            boolean after = row.number("seq") > seq;
            if (after) {
              ended(row.text("body")).ifPresent(ended::add);
            }
            return after;
          });
      return ended;
    });
    return List.copyOf(ended).reversed();
  }

  private static Optional<String> ended(String body) {
    BodyHeader header = BodyHeader.in(body);
    return header.type().filter(ENDS::contains).flatMap(_ -> header.request());
  }

  /** Whether events were added and nobody has told of them for the interval. */
  public boolean isDue() {
    return store.read(this::isDue);
  }

  /**
   * Records that the head is told now, when that is due.
   *
   * @param announced where it is told, such as {@code slack:C0AUDIT01}
   * @return the anchor to tell; empty when it is not due, perhaps because another process was
   *     quicker
   */
  public Optional<Anchor> takeWhenDue(String announced) {
    return isDue()
        ? store.transact(
            tx -> isDue(tx) ? Optional.of(take(tx, announced)) : Optional.<Anchor>empty())
        : Optional.empty();
  }

  /** Records that the head is told now, as at the end of {@code serve}; returns what to tell. */
  public Anchor take(String announced) {
    return store.transact(tx -> take(tx, announced));
  }

  /** The event holds the head before it; what is told covers the event too. */
  private Anchor take(Tx tx, String announced) {
    Event event =
        Event.of(EventType.ANCHOR)
            .with("anchor", AuditLog.head(tx).toString())
            .with("announced", announced)
            .build();
    return log.append(tx, event);
  }

  private boolean isDue(Tx tx) {
    return lastIsNoAnchor(tx) && !isToldSince(tx, AuditLog.format(clock.instant().minus(every)));
  }

  /** A record to which nothing was added since is not told again. */
  private static boolean lastIsNoAnchor(Tx tx) {
    return tx.query(Anchors.class, "last-event").stream()
        .anyMatch(row -> !isAnchor(row.text("body")));
  }

  /** Looks back no further than the interval. */
  private static boolean isToldSince(Tx tx, String moment) {
    AtomicBoolean told = new AtomicBoolean();
    tx.each(
        Anchors.class,
        "events-back",
        row -> {
          boolean recent = row.text("at").compareTo(moment) > 0;
          told.set(recent && isAnchor(row.text("body")));
          return recent && !told.get();
        });
    return told.get();
  }

  private static boolean isAnchor(String body) {
    return BodyHeader.in(body).type().filter(EventType.ANCHOR.word()::equals).isPresent();
  }
}

package io.github.pgbailiff.serve;

import io.github.pgbailiff.audit.Anchor;
import io.github.pgbailiff.audit.Anchors;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.execution.OpenStore;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The teller of the head of the record to the log and to the audit channels: at an interval, and at
 * the end. When a request has ended it is told to the log; the channels hear it with the request.
 */
public final class AnchorPublisher implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(AnchorPublisher.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Supplier<OpenStore> current;
  private final Anchors anchors;
  private final Duration pause;
  private Instant looked = Instant.EPOCH;
  private Anchor seen;

  /**
   * @param current the store, with whom it is told to at the moment
   * @param every how long after one anchor the next is due
   */
  public AnchorPublisher(Supplier<OpenStore> current, Duration every) {
    OpenStore records = current.get();
    this.current = current;
    this.anchors = new Anchors(records.store(), records.audit(), records.clock(), every);
    this.pause = Stream.of(every.dividedBy(2), LONGEST_PAUSE).sorted().findFirst().orElseThrow();
    this.seen = anchors.head();
  }

  /** Tells what is due; for one process on the store at a time, some times a second. */
  @Override
  public void run() {
    Anchor head = anchors.head();
    if (!head.equals(seen)) {
      if (!anchors.requestsEndedAfter(seen.seq()).isEmpty()) {
        LOG.info("anchor {}", head);
      }
      seen = head;
    }
    Instant now = current.get().clock().instant();
    if (Durations.havePassed(pause, looked, now)) {
      looked = now;
      anchors.takeWhenDue(places()).ifPresent(this::told);
    }
  }

  /** Tells it for the last time. */
  void last() {
    told(anchors.take(places()));
  }

  private void told(Anchor anchor) {
    seen = anchor;
    LOG.info("anchor {}", anchor);
    OpenStore records = current.get();
    Set<Place> audit = new LinkedHashSet<>(records.audience().audit());
    if (!audit.isEmpty()) {
      Set<Place> _ =
          records
              .store()
              .transact(tx -> {
                records.announcements().notice(tx, audit, "anchor of the record: " + anchor);
                return audit;
              });
    }
  }

  private String places() {
    return Stream.concat(
            Stream.of("log"),
            current.get().audience().audit().stream().map(it -> it.platform() + ":" + it.channel()))
        .collect(Collectors.joining(" "));
  }
}

package io.github.pgbailiff.audit;

import io.github.pgbailiff.sql.Values;
import io.github.pgbailiff.store.Row;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.StoreException;
import io.github.pgbailiff.store.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The record: events that are added and never changed, each holding the hash of the one before.
 *
 * <p>Writers of a store take turns, so two events never follow the same one. What was added is read
 * back before anybody is told that it is there.
 */
public final class AuditLog {
  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final Tx.Look<Entry> KEPT = AuditLog::requireKept;

  private final Store store;
  private final InstantSource clock;
  private final Consumer<RecordLine> lines;

  /**
   * A record in the store.
   *
   * @param lines gets each event once it is durable, in the order of the record as far as this
   *     process writes it
   */
  public AuditLog(Store store, InstantSource clock, Consumer<RecordLine> lines) {
    this.store = store;
    this.clock = clock;
    this.lines = lines;
  }

  /** Adds an event in a transaction of its own; it is durable when this returns. */
  public Anchor append(Event event) {
    return store.transact(tx -> append(tx, event));
  }

  /** Adds an event in the caller's transaction, which decides whether it is kept. */
  public Anchor append(Tx tx, Event event) {
    Anchor head = head(tx);
    String at = format(clock.instant());
    Entry entry = Entry.after(head, at, body(event, head.seq() + 1, at));
    tx.update(
        AuditLog.class,
        "append",
        Values.of("seq", entry.seq())
            .and("at", entry.at())
            .and("body", entry.body())
            .and("previous_hash", entry.previousHash())
            .and("hash", entry.hash()));
    // A trigger or a rule may have made something else of it, at once or at the commit.
    requireAmong(tx.query(AuditLog.class, "last-entry"), List.of(entry));
    tx.lookAfterCommit(KEPT, entry);
    tx.afterCommit(() -> lines.accept(new RecordLine(event.type(), entry.line())));
    return entry.anchor();
  }

  private static void requireKept(Tx later, List<Entry> written) {
    long first = written.getFirst().seq();
    long last = written.getLast().seq();
    Values between = Values.of("first", first).and("last", last);
    requireAmong(later.query(AuditLog.class, "chain-between", between), written);
  }

  private static void requireAmong(List<Row> rows, List<Entry> written) {
    Set<Entry> found = rows.stream().map(Entry::of).collect(Collectors.toUnmodifiableSet());
    for (Entry entry : written) {
      if (!found.contains(entry)) {
        throw new StoreException(
            StoreException.Kind.CORRUPT,
            "store: the record does not keep what is written: event "
                + entry.seq()
                + " is not there as it was added; look for a trigger or rule on audit_event");
      }
    }
  }

  /** How the record writes a moment. */
  static String format(Instant at) {
    return RFC_3339.format(at);
  }

  private static String body(Event event, long seq, String at) {
    Map<String, Object> fields = new TreeMap<>(event.fields());
    fields.put("seq", seq);
    fields.put("at", at);
    fields.put("type", event.type().word());
    return CanonicalJson.of(fields);
  }

  /** The last event's number and hash, or {@link Anchor#START}. */
  public Anchor head() {
    return store.read(AuditLog::head);
  }

  static Anchor head(Tx tx) {
    return tx.query(AuditLog.class, "head").stream()
        .map(row -> new Anchor(row.number("seq"), row.text("hash")))
        .findFirst()
        .orElse(Anchor.START);
  }
}

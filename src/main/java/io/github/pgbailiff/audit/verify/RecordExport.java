package io.github.pgbailiff.audit.verify;

import io.github.pgbailiff.audit.Entry;
import io.github.pgbailiff.audit.EventCsv;
import io.github.pgbailiff.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;

/** The whole record as text, event by event, for other tools. */
public final class RecordExport {
  private final Store store;

  public RecordExport(Store store) {
    this.store = store;
  }

  /**
   * Writes one line of JSON per event, as {@code audit.json_lines} does.
   *
   * @return how many events there are
   * @throws UncheckedIOException when it cannot be written
   */
  public long jsonLines(Appendable out) {
    return each(entry -> out.append(entry.line()).append('\n'));
  }

  /**
   * Writes a header and one row of CSV (RFC 4180) per event: the columns of the record, and before
   * the body what people ask for most.
   *
   * @return how many events there are
   * @throws UncheckedIOException when it cannot be written
   */
  public long csv(Appendable out) {
    try {
      EventCsv.header(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return each(entry -> EventCsv.write(entry, out));
  }

  private interface Line {
    void write(Entry entry) throws IOException;
  }

  private long each(Line writing) {
    AtomicLong events = new AtomicLong();
    return store.read(tx -> {
      tx.each(
          Verification.class,
          "chain",
          row -> {
            write(Entry.of(row), writing);
            return events.incrementAndGet() > 0;
          });
      return events.get();
    });
  }

  private static void write(Entry entry, Line writing) {
    try {
      writing.write(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

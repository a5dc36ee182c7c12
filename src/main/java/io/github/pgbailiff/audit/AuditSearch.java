package io.github.pgbailiff.audit;

import io.github.pgbailiff.sql.Values;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The search for events, the newest first.
 *
 * <p>It goes back through the record in stretches, each bounded by the numbers of its events. The
 * database picks those whose text can be meant, so that no index is needed for a record that is
 * written far more often than it is searched.
 */
public final class AuditSearch {
  /** The most events on one page. */
  public static final int MOST = 10_000;

  private static final long FIRST_STRETCH = 2_000;
  private static final long LONGEST_STRETCH = 100_000;

  /** How far the clocks of those who write one record may be apart. */
  private static final Duration CLOCKS = Duration.ofHours(1);

  private final Store store;

  public AuditSearch(Store store) {
    this.store = store;
  }

  /**
   * Some of the events that were found.
   *
   * @param more whether there are older ones
   */
  public record Page(List<Entry> entries, boolean more) {
    public Page {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A page of the events that the filter selects.
   *
   * @param page from 1
   * @param limit how many events a page has
   * @throws IllegalArgumentException when one of them is out of bounds
   */
  public Page find(EventFilter filter, int page, int limit) {
    return find(filter, page, limit, Optional::of);
  }

  /**
   * The same for somebody who may not see everything: the filter selects by what they see.
   *
   * @param view an event as they see it; empty: not at all
   */
  public Page find(EventFilter filter, int page, int limit, Function<Entry, Optional<Entry>> view) {
    if (page < 1 || limit < 1 || limit > MOST) {
      throw new IllegalArgumentException(
          "audit: page %d of %d events; pages start at 1 and have 1 to %d"
              .formatted(page, limit, MOST));
    }
    return store.read(tx -> new Search(tx, filter, view, (long) (page - 1) * limit, limit).run());
  }

  private static final class Search {
    private final Tx tx;
    private final EventFilter filter;
    private final Function<Entry, Optional<Entry>> view;
    private final int limit;
    private final List<Entry> found = new ArrayList<>();
    private long toSkip;
    private boolean more;

    Search(
        Tx tx, EventFilter filter, Function<Entry, Optional<Entry>> view, long toSkip, int limit) {
      this.tx = tx;
      this.filter = filter;
      this.view = view;
      this.toSkip = toSkip;
      this.limit = limit;
    }

    Page run() {
      long last = AuditLog.head(tx).seq();
      long length = FIRST_STRETCH;
      while (last > 0 && !more && !isTooOld(last)) {
        stretch(last - length, last);
        last -= length;
        length = Math.min(length * 4, LONGEST_STRETCH);
      }
      return new Page(found, more);
    }

    private void stretch(long after, long last) {
      tx.each(
          AuditSearch.class,
          "search",
          filter.texts().and("after", after).and("last", last),
          row -> {
            take(Entry.of(row));
            return !more;
          });
    }

    private void take(Entry entry) {
      Optional<Entry> seen = filter.selects(entry) ? view.apply(entry) : Optional.empty();
      if (seen.filter(it -> it.equals(entry) || filter.selects(it)).isEmpty()) {
        return;
      }
      if (toSkip > 0) {
        toSkip--;
      } else if (found.size() < limit) {
        found.add(seen.get());
      } else {
        more = true;
      }
    }

    private boolean isTooOld(long seq) {
      Optional<Instant> since = filter.since();
      return since.isPresent()
          && tx.query(AuditSearch.class, "search-at", Values.of("seq", seq)).stream()
              .map(row -> row.text("at"))
              .anyMatch(at -> at.compareTo(AuditLog.format(since.get().minus(CLOCKS))) < 0);
    }
  }
}

package io.github.pgbailiff.audit;

import io.github.pgbailiff.sql.Values;
import io.github.pgbailiff.store.Tx;
import java.util.List;

/** The part of the record that is about one request. */
public final class Excerpt {
  private Excerpt() {}

  /**
   * Its events, the oldest first, without any whose contents do not give its hash. It may hold
   * events that only name the request.
   *
   * @param from the number of its first event
   */
  public static List<Entry> of(Tx tx, String request, long from) {
    String named = "\"request\":" + CanonicalJson.of(request);
    Values about = Values.of("first", from).and("text", named);
    return tx.query(Excerpt.class, "events-of-request", about).stream()
        .map(Entry::of)
        .filter(Entry::isGenuine)
        .toList();
  }
}

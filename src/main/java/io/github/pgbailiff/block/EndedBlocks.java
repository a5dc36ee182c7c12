package io.github.pgbailiff.block;

import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.sql.Values;
import io.github.pgbailiff.store.Store;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** The blocks of a store that stand no longer. */
public record EndedBlocks(Store store) {

  /** Since when all that a request has shut is open again; empty where it has shut nothing. */
  public Optional<Instant> openSince(Request request) {
    return store.read(tx ->
        tx.query(EndedBlocks.class, "blocks-ended", Values.of("request", request.id())).stream()
            .map(row -> row.instant("lifted_at"))
            .max(Comparator.naturalOrder()));
  }
}

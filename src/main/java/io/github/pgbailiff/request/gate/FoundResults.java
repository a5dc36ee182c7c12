package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestJson;
import io.github.pgbailiff.sql.Values;
import io.github.pgbailiff.store.Tx;
import java.util.List;

/** The findings about the sessions of requests that wait, as they are stored. */
final class FoundResults {
  private FoundResults() {}

  /** Keeps them; whether the request still waits as it did. */
  static boolean keep(Tx tx, Request waiting, List<PartResult> found) {
    return tx.update(
            FoundResults.class,
            "request-found",
            Values.of("number", waiting.number())
                .and("version", waiting.version())
                .and("results", RequestJson.ofResults(found)))
        == 1;
  }
}

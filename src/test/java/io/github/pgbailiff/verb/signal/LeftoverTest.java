package io.github.pgbailiff.verb.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeftoverTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE INDEX CONCURRENTLY i ON t (x) | INVALID_INDEX",
        "create  unique index\tconcurrently if not exists i on t (x) | INVALID_INDEX",
        "drop index concurrently if exists i | HALF_DROPPED",
        "REINDEX INDEX CONCURRENTLY i | INVALID_COPY",
        "reindex (verbose, concurrently) table t | INVALID_COPY",
        "REINDEX DATABASE shop | REINDEXED",
        "ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY | HALF_DETACHED",
        "VACUUM (ANALYZE, FULL) t | REWRITTEN",
        "vacuum full t | REWRITTEN",
        "CLUSTER t USING i | REWRITTEN",
        "VACUUM t | VACUUMED",
        "DROP DATABASE shop | INVALID_DATABASE",
        "CREATE SUBSCRIPTION s CONNECTION ? PUBLICATION p | SLOT",
        "CALL rebuild(?) | COMMITTED",
      })
  void what_is_no_transaction_of_one_piece_leaves_something(String query, Leftover leftover) {
    assertThat(Leftover.of(query)).contains(leftover);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX i ON t (x)",
        "REINDEX TABLE t",
        "ALTER TABLE p DETACH PARTITION p1",
        "SELECT 'CREATE INDEX CONCURRENTLY'",
        "DROP INDEX CONCURRENTLY_i",
        "UPDATE vacuum SET x = 1",
      })
  void what_is_rolled_back_whole_leaves_nothing(String query) {
    assertThat(Leftover.of(query)).isEqualTo(Optional.empty());
  }
}

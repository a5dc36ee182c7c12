package io.github.pgbailiff.verb.signal;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The remains of a statement in the database when it is stopped half-way, since it is no
 * transaction of one piece.
 */
enum Leftover {
  INVALID_INDEX(
      "create\\s+(unique\\s+)?index\\s+concurrently\\b",
      "CREATE INDEX CONCURRENTLY leaves an invalid index behind: drop it"),
  HALF_DROPPED(
      "drop\\s+index\\s+concurrently\\b",
      "DROP INDEX CONCURRENTLY leaves an invalid index behind: drop it again"),
  INVALID_COPY(
      "reindex\\b.*\\bconcurrently\\b",
      "REINDEX CONCURRENTLY leaves an invalid index behind, named …_ccnew or …_ccold: drop it"),
  REINDEXED(
      "reindex\\s+(\\([^)]*\\)\\s*)?(schema|database|system)\\b",
      "REINDEX keeps the indexes that are done and leaves the others as they were"),
  HALF_DETACHED(
      "alter\\s+table\\b.*\\bdetach\\s+partition\\b.*\\bconcurrently\\b",
      "DETACH PARTITION CONCURRENTLY leaves the partition half detached: ALTER TABLE … DETACH PARTITION … FINALIZE"),
  REWRITTEN(
      "(vacuum\\s+(\\([^)]*\\bfull\\b[^)]*\\)|full\\b)|cluster\\b)",
      "VACUUM FULL and CLUSTER keep the tables that are done; the one at work stays as it was"),
  VACUUMED("vacuum\\b", "VACUUM keeps what it has cleaned so far; the rest is to be done again"),
  ANALYZED("analyze\\b", "ANALYZE keeps the tables that are done"),
  INVALID_DATABASE(
      "drop\\s+database\\b",
      "DROP DATABASE may leave a database that can only be dropped: drop it again"),
  SLOT(
      "(create|drop)\\s+subscription\\b",
      "CREATE and DROP SUBSCRIPTION may leave a replication slot on the publisher: look there"),
  COMMITTED("(call|do)\\b", "what the procedure has committed by itself so far stays");

  private final Pattern beginning;
  private final String words;

  Leftover(String beginning, String words) {
    this.beginning =
        Pattern.compile("^[\\s(]*" + beginning, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Of a running statement, as its text without comments begins. */
  static Optional<Leftover> of(String query) {
    return Stream.of(values()).filter(it -> it.beginning.matcher(query).find()).findFirst();
  }
}

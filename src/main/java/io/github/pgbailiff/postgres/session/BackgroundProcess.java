package io.github.pgbailiff.postgres.session;

import java.util.Map;
import java.util.Optional;

/**
 * A process that serves no client, in words, and what can be done about one that is in the way.
 *
 * @param type as {@code pg_stat_activity} has it
 * @param wraparound an autovacuum that is not cancelled for whoever waits for it
 */
record BackgroundProcess(String type, boolean wraparound) {
  private static final Map<String, String> REMEDIES =
      Map.of(
          "autovacuum worker",
          "it gives way by itself to a statement that waits for it",
          "parallel worker",
          "cancel or end the session whose query it works for",
          "logical replication worker",
          "ALTER SUBSCRIPTION … DISABLE stops it",
          "startup",
          "it replays the primary's changes: end the sessions here that hold it up; a lock that it"
              + " holds itself goes with the transaction on the primary that has it");

  /** The type, and what else tells whether it matters. */
  String words() {
    return wraparound ? type + " (to prevent wraparound)" : type;
  }

  /** What leads to the end, since verbs that act leave it alone. */
  Optional<String> remedy() {
    return wraparound ? Optional.of(ofWraparound()) : Optional.ofNullable(REMEDIES.get(type));
  }

  /** What keeps a job of that type away for good. */
  static String endOfJob(String type) {
    return type.startsWith("logical replication")
        ? "ALTER SUBSCRIPTION … DISABLE ends it"
        : "its extension's own switch ends it";
  }

  private static String ofWraparound() {
    return "wait until it is done, or cancel the statement that waits for it; a superuser's"
        + " pg_cancel_backend stops it, but it comes back and begins anew";
  }
}

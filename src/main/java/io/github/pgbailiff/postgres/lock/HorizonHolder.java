package io.github.pgbailiff.postgres.lock;

import io.github.pgbailiff.postgres.sql.Rows;
import io.github.pgbailiff.postgres.sql.Server;
import io.github.pgbailiff.sql.Values;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that holds vacuum back and is no session, so that no filter finds it: a prepared
 * transaction or a replication slot.
 *
 * @param name of the transaction or of the slot
 * @param owner of a prepared transaction; empty for a slot
 * @param database of a prepared transaction or a logical slot
 * @param unread whether it is a slot that nobody reads now
 * @param transactions how many it holds vacuum back
 * @param all how many there are, also those that were not read
 */
public record HorizonHolder(
    String name,
    Optional<String> owner,
    Optional<String> database,
    boolean unread,
    long transactions,
    int all) {
  private static final int NAMED = 3;
  private static final int MOST = 50;

  /** Those that hold it back for at least so many transactions, the worst first. */
  public static List<HorizonHolder> from(long least, Server server) throws SQLException {
    return server.query(
        "horizon-holders",
        Values.of("least", least).and("most", MOST),
        rows -> {
          var found = new ArrayList<HorizonHolder>();
          while (rows.next()) {
            found.add(of(rows));
          }
          return found;
        });
  }

  private static HorizonHolder of(Rows rows) throws SQLException {
    boolean prepared = rows.has("gid");
    return new HorizonHolder(
        rows.word(prepared ? "gid" : "slot"),
        prepared ? Optional.of(rows.word("owner")) : Optional.empty(),
        rows.has("database") ? Optional.of(rows.word("database")) : Optional.empty(),
        rows.flag("unread"),
        rows.number("transactions"),
        rows.number("number"));
  }

  /** Sentences on the worst of them. */
  public static List<String> words(List<HorizonHolder> found) {
    var words = new ArrayList<String>();
    found.stream()
        .limit(NAMED)
        .map(it -> "xmin: " + it.words(count(it.transactions())))
        .forEach(words::add);
    int others = found.isEmpty() ? 0 : found.getFirst().all() - words.size();
    if (others > 0) {
      words.add(
          "xmin: " + others + " more; pg_prepared_xacts and pg_replication_slots have them all");
    }
    return words;
  }

  /** Whether it is a prepared transaction; else it is a slot. */
  public boolean isPrepared() {
    return owner.isPresent();
  }

  /**
   * A sentence on it that stays the same while it holds back hardly more: the number is rounded
   * down to its first digit.
   */
  public String roughly() {
    long unit = 1;
    while (transactions / unit >= 10) {
      unit *= 10;
    }
    return words("at least " + count(transactions / unit * unit));
  }

  private static String count(long transactions) {
    return transactions == 1 ? "1 transaction" : transactions + " transactions";
  }

  private String words(String age) {
    return owner
        .map(it ->
            "the prepared transaction \"%s\" of %s in %s, which is no session, holds vacuum back by %s; only COMMIT PREPARED or ROLLBACK PREPARED there ends it"
                .formatted(name, it, database.orElse(""), age))
        .orElseGet(() -> slot(age));
  }

  private String slot(String age) {
    String consumer =
        unread
            ? " and has no consumer now: start it, or, if it never comes back, drop the slot"
                + " (pg_drop_replication_slot)"
            : "; it is for its consumer to catch up";
    return "the replication slot %s, which is no session, holds vacuum%s back by %s%s"
        .formatted(name, database.isPresent() ? " of catalogs" : "", age, consumer);
  }
}

package io.github.pgbailiff.postgres.lock;

import io.github.pgbailiff.postgres.sql.Rows;
import io.github.pgbailiff.postgres.sql.Server;
import io.github.pgbailiff.sql.Values;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that holds vacuum back and is no session, so that no filter finds it: a prepared
 * transaction or a replication slot.
 */
public final class HorizonHolder {
  private HorizonHolder() {}

  /** Sentences on those that hold it back for at least so many transactions, the worst first. */
  public static List<String> words(long least, Server server) throws SQLException {
    return server.query("horizon-holders", Values.of("least", least), HorizonHolder::read);
  }

  private static List<String> read(Rows rows) throws SQLException {
    var words = new ArrayList<String>();
    int others = 0;
    while (rows.next()) {
      words.add("xmin: " + (rows.has("gid") ? prepared(rows) : slot(rows)));
      others = rows.number("number") - words.size();
    }
    if (others > 0) {
      words.add(
          "xmin: " + others + " more; pg_prepared_xacts and pg_replication_slots have them all");
    }
    return words;
  }

  private static String prepared(Rows rows) throws SQLException {
    return "the prepared transaction \"%s\" of %s in %s, which is no session, holds vacuum back by %s; only COMMIT PREPARED or ROLLBACK PREPARED there ends it"
        .formatted(rows.word("gid"), rows.word("owner"), rows.word("database"), age(rows));
  }

  private static String slot(Rows rows) throws SQLException {
    String of = rows.has("database") ? " of catalogs" : "";
    String unread =
        rows.flag("unread")
            ? " and has no consumer now: start it, or, if it never comes back, drop the slot"
                + " (pg_drop_replication_slot)"
            : "; it is for its consumer to catch up";
    return "the replication slot %s, which is no session, holds vacuum%s back by %s%s"
        .formatted(rows.word("slot"), of, age(rows), unread);
  }

  private static String age(Rows rows) throws SQLException {
    int transactions = rows.number("transactions");
    return transactions == 1 ? "1 transaction" : transactions + " transactions";
  }
}

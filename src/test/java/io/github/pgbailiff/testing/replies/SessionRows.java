package io.github.pgbailiff.testing.replies;

import static io.github.pgbailiff.testing.Fixture.at;
import static io.github.pgbailiff.testing.Fixture.column;
import static io.github.pgbailiff.testing.Fixture.data;
import static io.github.pgbailiff.testing.Fixture.none;
import static io.github.pgbailiff.testing.Fixture.people;
import static io.github.pgbailiff.testing.Fixture.seconds;
import static io.github.pgbailiff.testing.Fixture.text;
import static io.github.pgbailiff.testing.Fixture.whole;

import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Value;
import java.util.List;

/** Sessions as rows: a holder, one that waits for it, and a protected backup. */
final class SessionRows {
  static final List<Column> COLUMNS =
      List.of(
          column("pid", "PID"),
          data("backend_start"),
          column("usename", "USER"),
          column("application_name", "APP"),
          column("datname", "DB"),
          Column.sensitive("client_addr", "CLIENT", Audience.WIDE),
          data("state"),
          people("STATE"),
          column("xact_seconds", "XACT"),
          column("query_seconds", "QRY"),
          data("wait_event_type"),
          data("wait_event"),
          people("WAIT"),
          people("LOCK"),
          data("protected"),
          Column.sensitive("query", "QUERY", Audience.ALWAYS),
          Column.HANDLE);

  static final List<Value> HOLDER =
      List.of(
          whole(71322),
          at("2026-11-22T09:26:55.123456Z"),
          text("app_rw"),
          text("checkout"),
          text("orders"),
          text("192.168.3.11"),
          text("idle in transaction"),
          text("idle-txn"),
          seconds(842.1),
          none(),
          text("Client"),
          text("ClientRead"),
          text("ClientRead"),
          text("holds 6"),
          Value.flag(false),
          text("UPDATE stock SET qty = ? WHERE sku = ? AND warehouse = ?"),
          text("k3v9d2.1"));

  static final List<Value> WAITER =
      List.of(
          whole(71340),
          at("2026-11-22T09:38:00Z"),
          text("app_rw"),
          text("checkout"),
          text("orders"),
          text("192.168.3.12"),
          text("active"),
          text("active"),
          seconds(130),
          seconds(130),
          text("Lock"),
          text("tuple"),
          text("Lock:tuple"),
          text("< 71322"),
          Value.flag(false),
          text("UPDATE stock SET qty = ? WHERE sku = ?"),
          text("k3v9d2.2"));

  static final List<Value> BACKUP =
      List.of(
          whole(80211),
          at("2026-11-22T08:37:06.5Z"),
          text("etl"),
          text("pg_dump"),
          text("orders"),
          none(),
          text("active"),
          text("active"),
          seconds(3861),
          seconds(3860.25),
          none(),
          none(),
          none(),
          text("protected"),
          Value.flag(true),
          text("COPY public.orders (id, customer, placed_at, total) TO STDOUT"),
          none());

  private SessionRows() {}
}

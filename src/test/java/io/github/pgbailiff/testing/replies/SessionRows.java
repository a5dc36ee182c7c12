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
import io.github.pgbailiff.reply.Column.Kind;
import io.github.pgbailiff.reply.Value;
import java.util.List;

/** Sessions as rows: a holder, one that waits for it, and a protected backup. */
final class SessionRows {
  static final List<Column> COLUMNS =
      List.of(
          column("pid", "PID").as(Kind.FACT),
          people("STATE").as(Kind.FACT),
          people("FOR").as(Kind.FACT),
          people("LOCK").as(Kind.FACT),
          people("TABLE").as(Kind.FACT),
          people("WAIT").as(Kind.FACT),
          data("backend_start"),
          column("usename", "USER").as(Kind.NAME),
          column("application_name", "APP").as(Kind.NAME),
          column("datname", "DB").as(Kind.NAME),
          Column.sensitive("client_addr", "CLIENT", Audience.WIDE),
          data("state"),
          Column.of("xact_seconds", "XACT", Audience.WIDE),
          Column.of("query_seconds", "QRY", Audience.WIDE),
          data("wait_event_type"),
          data("wait_event"),
          data("protected"),
          Column.sensitive("query", "QUERY", Audience.ALWAYS).as(Kind.TEXT),
          Column.HANDLE);

  static final List<Value> HOLDER =
      List.of(
          whole(71322),
          text("idle-txn"),
          seconds(842.1),
          text("holds 6"),
          none(),
          none(),
          at("2026-11-22T09:26:55.123456Z"),
          text("app_rw"),
          text("checkout"),
          text("orders"),
          text("192.168.3.11"),
          text("idle in transaction"),
          seconds(842.1),
          none(),
          text("Client"),
          text("ClientRead"),
          Value.flag(false),
          text("UPDATE stock SET qty = ? WHERE sku = ? AND warehouse = ?"),
          text("k3v9d2.1"));

  static final List<Value> WAITER =
      List.of(
          whole(71340),
          text("waits"),
          seconds(130),
          text("< 71322"),
          text("stock"),
          none(),
          at("2026-11-22T09:38:00Z"),
          text("app_checkout"),
          text("checkout-api-7d9f8c-x2x9z"),
          text("orders"),
          text("192.168.3.12"),
          text("active"),
          seconds(130),
          seconds(130),
          text("Lock"),
          text("tuple"),
          Value.flag(false),
          text("UPDATE stock SET qty = ? WHERE sku = ?"),
          text("k3v9d2.2"));

  static final List<Value> BACKUP =
      List.of(
          whole(80211),
          text("active"),
          seconds(3861),
          text("protected"),
          none(),
          text("IO:DataFileRead"),
          at("2026-11-22T08:37:06.5Z"),
          text("etl"),
          text("pg_dump"),
          text("orders"),
          none(),
          text("active"),
          seconds(3861),
          seconds(3860.25),
          text("IO"),
          text("DataFileRead"),
          Value.flag(true),
          text("COPY public.orders (id, customer, placed_at, total) TO STDOUT"),
          none());

  private SessionRows() {}
}

package io.github.pgbailiff.testing.replies;

import static io.github.pgbailiff.testing.Fixture.at;
import static io.github.pgbailiff.testing.Fixture.cluster;
import static io.github.pgbailiff.testing.Fixture.column;
import static io.github.pgbailiff.testing.Fixture.none;
import static io.github.pgbailiff.testing.Fixture.perCluster;
import static io.github.pgbailiff.testing.Fixture.pids;
import static io.github.pgbailiff.testing.Fixture.seconds;
import static io.github.pgbailiff.testing.Fixture.text;
import static io.github.pgbailiff.testing.Fixture.verb;
import static io.github.pgbailiff.testing.Fixture.whole;
import static io.github.pgbailiff.testing.Fixture.words;

import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Button.Style;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Press.Action;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Tone;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What {@code sessions} and {@code session} answer. */
final class SessionReplies {
  private SessionReplies() {}

  private static Section section(String name, int matched, List<List<Value>> rows) {
    return new Section(
        List.of(
            cluster(name),
            Field.data("reachable", Value.flag(true)),
            Field.data("total", whole(213)),
            Field.data("matched", whole(matched)),
            words(
                "187 of 200 connections · 9 active · 3 idle in transaction · 2 waiting · 175 idle"
                    + " not shown")),
        List.of(new Body.Table("sessions", SessionRows.COLUMNS, rows, matched)),
        matched < 213
            ? List.of(
                "175 idle sessions are not listed; state:any shows them, and verbs that act take"
                    + " them too")
            : List.of());
  }

  static Reply.Report sessions() {
    return perCluster(
            "sessions",
            ExitCode.DONE,
            section(
                "prod-eu", 3, List.of(SessionRows.HOLDER, SessionRows.WAITER, SessionRows.BACKUP)))
        .finding(List.of(heldUp()));
  }

  /** What is worst, with what can be pressed below it. */
  private static Finding heldUp() {
    return Finding.of(
            Mark.HELD_UP,
            "prod-eu: app_rw · checkout (71322) is idle in a transaction for 14m and holds up 6"
                + " sessions: checkout-api ×2, cart, migration, …")
        .with(
            List.of(
                new Button("Terminate 71322…", Style.DANGER, new Press(Action.STEP, "k3v9d2", 1)),
                new Button("Lock tree", Style.PLAIN, new Press(Action.STEP, "k3v9d2", 2)),
                new Button("Show 71322", Style.PLAIN, new Press(Action.STEP, "k3v9d2", 3)),
                new Button("Refresh", Style.PLAIN, new Press(Action.REFRESH, "k3v9d2", 0)),
                new Button("Show to channel", Style.PLAIN, new Press(Action.SHARE, "k3v9d2", 0))));
  }

  /** So many sessions, each with a handle. */
  static Reply.Report many(int sessions) {
    var rows = new ArrayList<List<Value>>();
    for (int i = 1; i <= sessions; i++) {
      var row = new ArrayList<>(SessionRows.WAITER);
      row.set(0, whole(70_000L + i));
      row.set(row.size() - 1, text("k3v9d2." + i));
      rows.add(row);
    }
    return perCluster("sessions", ExitCode.DONE, section("prod-eu", sessions, rows));
  }

  static Reply.Report nothing() {
    return perCluster("sessions", ExitCode.DONE, section("prod-eu", 0, List.of()));
  }

  /** A page of 20 rows out of 38, with the buttons that lead on. */
  static Reply cut() {
    var rows = Collections.nCopies(20, SessionRows.WAITER);
    return new Reply.Card(
        "sessions on prod-eu, page 1 of 2",
        Tone.NEUTRAL,
        perCluster("sessions", ExitCode.DONE, section("prod-eu", 38, rows)),
        List.of(
            new Button("Next", Style.PLAIN, new Press(Action.PAGE, "k3v9d2", 2)),
            new Button("CSV", Style.PLAIN, new Press(Action.CSV, "k3v9d2", 0))),
        List.of());
  }

  static Reply.Attachment file() {
    return new Reply.Attachment("sessions-prod-eu.csv", sessions());
  }

  /** One cluster answers, one does not. */
  static Reply.Report partlyReachable() {
    var dead =
        new Section(
            List.of(
                cluster("prod-us"),
                Field.data("reachable", Value.flag(false)),
                Field.of("error", "unreachable:", text("no answer from db2:5432 within 3s"))),
            List.of(),
            List.of());
    return perCluster(
        "sessions", ExitCode.UNREACHABLE, section("prod-eu", 1, List.of(SessionRows.HOLDER)), dead);
  }

  static Reply.Report session() {
    var locks =
        Body.Table.of(
            "locks",
            List.of(
                column("mode", "MODE"),
                column("relation", "RELATION"),
                column("granted", "GRANTED")),
            List.of(
                List.of(text("RowExclusiveLock"), text("public.stock"), Value.flag(true)),
                List.of(text("ExclusiveLock"), none(), Value.flag(false))));
    var details = new Body.Details("session", sessionFields(), List.of(locks));
    return new Reply.Report(
            List.of(verb("session")),
            "",
            List.of(new Section(List.of(cluster("prod-eu")), List.of(details), List.of())),
            List.of(),
            ExitCode.DONE)
        .finding(
            List.of(
                Finding.of(
                        Mark.HELD_UP,
                        "prod-eu: app_rw · checkout (71322) is idle in a transaction for 14m and"
                            + " holds up 3 sessions: cart ×2, batch; it holds locks on stock")
                    .with(
                        List.of(
                            new Button("Terminate…", Style.DANGER, new Press(Action.STEP, "k3", 1)),
                            new Button(
                                "Refresh", Style.PLAIN, new Press(Action.REFRESH, "k3", 0))))));
  }

  private static List<Field> sessionFields() {
    return List.of(
        Field.of("pid", "pid", whole(71322)),
        Field.of("backend_start", "connected at", at("2026-11-22T09:26:55.123456Z")),
        Field.of("datname", "database", text("orders")),
        Field.of("usename", "user", text("app_rw")),
        Field.of("application_name", "application", text("checkout")),
        new Field(Column.sensitive("client_addr", "client", Audience.ALWAYS), text("192.168.3.11")),
        Field.of("state", "state", text("idle in transaction")),
        Field.data("wait_event_type", text("Client")),
        Field.data("wait_event", text("ClientRead")),
        Field.people("waits for", text("Client:ClientRead")),
        Field.of("xact_seconds", "transaction age", seconds(842.1)),
        Field.of("query_seconds", "query age", none()),
        new Field(
            Column.sensitive("query", "query", Audience.ALWAYS),
            text("UPDATE stock SET qty = ?\n  WHERE sku = ?\n  AND warehouse = ?")),
        Field.of("holders", "held up by", pids()),
        Field.of("waiters", "holds up", pids(71340, 71355, 71391)));
  }
}

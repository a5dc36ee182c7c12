package io.github.pgbailiff.testing.replies;

import static io.github.pgbailiff.testing.Fixture.cluster;
import static io.github.pgbailiff.testing.Fixture.column;
import static io.github.pgbailiff.testing.Fixture.data;
import static io.github.pgbailiff.testing.Fixture.none;
import static io.github.pgbailiff.testing.Fixture.people;
import static io.github.pgbailiff.testing.Fixture.perCluster;
import static io.github.pgbailiff.testing.Fixture.seconds;
import static io.github.pgbailiff.testing.Fixture.text;
import static io.github.pgbailiff.testing.Fixture.whole;
import static io.github.pgbailiff.testing.Fixture.words;

import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Button.Style;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Column.Kind;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Press.Action;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import java.util.List;

/** What {@code locks} answers. */
final class LockReplies {
  private static final List<Column> COLUMNS =
      List.of(
          column("pid", "PID").as(Kind.FACT),
          people("DOES").as(Kind.FACT),
          people("FOR").as(Kind.FACT),
          people("HOLDS").as(Kind.FACT),
          people("TABLE").as(Kind.FACT),
          people("MODE").as(Kind.FACT),
          people("USER").as(Kind.NAME),
          people("APP").as(Kind.NAME),
          data("usename"),
          data("application_name"),
          data("seconds"),
          data("mode"),
          data("relation"),
          data("waiting"));

  private LockReplies() {}

  static Reply.Report locks() {
    var chain = new Body.Node(waiter(71391, "report", "", "a row", 44), List.of());
    var first =
        new Body.Node(
            waiter(71340, "app_checkout", "checkout-api-7d9f8c-x2x9z", "stock", 130),
            List.of(chain));
    var second =
        new Body.Node(waiter(71355, "batch", "", "warehouse_stock_by_region", 62), List.of());
    var tree =
        new Body.Tree(
            "roots",
            "waiters",
            COLUMNS,
            List.of(new Body.Node(root(), List.of(first, second)), prepared()));
    var facts =
        List.of(
            cluster("prod-eu"),
            Field.data("reachable", Value.flag(true)),
            words("4 sessions wait behind 2 holders"));
    return perCluster("locks", ExitCode.DONE, new Section(facts, List.of(tree), List.of()))
        .finding(
            List.of(
                Finding.of(
                        Mark.HELD_UP,
                        "prod-eu: app_rw · checkout (71322) is idle in a transaction for 14m and"
                            + " holds up 3 sessions: batch, checkout-api, report")
                    .with(
                        List.of(
                            new Button(
                                "Terminate root 71322…",
                                Style.DANGER,
                                new Press(Action.STEP, "k3v9d2", 1)),
                            new Button(
                                "Show 71322", Style.PLAIN, new Press(Action.STEP, "k3v9d2", 2)))),
                Finding.of(
                    Mark.HELD_UP,
                    "prod-eu: the prepared transaction \"tx-2026-11-21\" in orders holds up 1"
                        + " session: billing; only COMMIT PREPARED or ROLLBACK PREPARED there ends"
                        + " it")));
  }

  private static List<Value> root() {
    return List.of(
        whole(71322),
        text("idle-txn"),
        seconds(842.1),
        text("holds 3"),
        text("stock"),
        text("row"),
        text("app_rw"),
        text("checkout"),
        text("app_rw"),
        text("checkout"),
        seconds(900),
        text("ExclusiveLock"),
        none(),
        whole(3));
  }

  /** A holder without a session: a prepared transaction. */
  private static Body.Node prepared() {
    var waiter = new Body.Node(waiter(71400, "app_rw", "billing", "a row", 5), List.of());
    return new Body.Node(
        List.of(
            none(),
            text("prepared transaction \"tx-2026-11-21\""),
            seconds(93_784),
            text("holds 1"),
            none(),
            none(),
            text("app_rw"),
            none(),
            text("app_rw"),
            none(),
            seconds(93_784),
            text("ExclusiveLock"),
            none(),
            whole(1)),
        List.of(waiter));
  }

  private static List<Value> waiter(
      long pid, String user, String application, String table, double seconds) {
    Value app = application.isEmpty() ? none() : text(application);
    return List.of(
        whole(pid),
        text("waits"),
        seconds(seconds),
        none(),
        text(table),
        table.equals("a row") ? none() : text("RowExclusive"),
        text(user),
        app,
        text(user),
        app,
        seconds(seconds),
        text("RowExclusiveLock"),
        table.equals("a row") ? none() : text(table),
        none());
  }
}

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
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import java.util.List;

/** What {@code locks} answers. */
final class LockReplies {
  private static final List<Column> COLUMNS =
      List.of(
          column("pid", "PID"),
          column("usename", "USER"),
          column("application_name", "APP"),
          people("DOES"),
          column("seconds", "FOR"),
          data("mode"),
          data("relation"),
          data("waiting"),
          people("WAITING"));

  private LockReplies() {}

  static Reply.Report locks() {
    var chain = new Body.Node(row(71391, "report", "", "Lock:transactionid", 44, ""), List.of());
    var first =
        new Body.Node(row(71340, "app_rw", "checkout", "Lock:tuple", 130, "stock"), List.of(chain));
    var second =
        new Body.Node(
            row(71355, "batch", "", "Lock:relation stock AccessExclusive", 62, "stock"), List.of());
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
    return perCluster("locks", ExitCode.DONE, new Section(facts, List.of(tree), List.of()));
  }

  private static List<Value> root() {
    return List.of(
        whole(71322),
        text("app_rw"),
        text("checkout"),
        text("idle-txn"),
        seconds(842.1),
        text("RowExclusiveLock"),
        text("stock"),
        whole(3),
        text("3 waiting"));
  }

  /** A holder without a session: a prepared transaction. */
  private static Body.Node prepared() {
    var waiter =
        new Body.Node(row(71400, "app_rw", "billing", "Lock:transactionid", 5, ""), List.of());
    return new Body.Node(
        List.of(
            none(),
            text("app_rw"),
            none(),
            text("prepared transaction \"tx-2026-11-21\""),
            seconds(93_784),
            text("ExclusiveLock"),
            none(),
            whole(1),
            text("1 waiting")),
        List.of(waiter));
  }

  private static List<Value> row(
      long pid, String user, String application, String does, double seconds, String relation) {
    return List.of(
        whole(pid),
        text(user),
        application.isEmpty() ? none() : text(application),
        text(does),
        seconds(seconds),
        text("ShareLock"),
        relation.isEmpty() ? none() : text(relation),
        none(),
        none());
  }
}

package io.github.pgbailiff.testing.replies;

import static io.github.pgbailiff.testing.Fixture.at;
import static io.github.pgbailiff.testing.Fixture.cluster;
import static io.github.pgbailiff.testing.Fixture.column;
import static io.github.pgbailiff.testing.Fixture.data;
import static io.github.pgbailiff.testing.Fixture.none;
import static io.github.pgbailiff.testing.Fixture.people;
import static io.github.pgbailiff.testing.Fixture.perCluster;
import static io.github.pgbailiff.testing.Fixture.report;
import static io.github.pgbailiff.testing.Fixture.text;
import static io.github.pgbailiff.testing.Fixture.texts;
import static io.github.pgbailiff.testing.Fixture.verb;
import static io.github.pgbailiff.testing.Fixture.whole;
import static io.github.pgbailiff.testing.Fixture.wide;
import static io.github.pgbailiff.testing.Fixture.words;

import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Button.Style;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Press.Action;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Step;
import io.github.pgbailiff.reply.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the other reading verbs answer. */
final class ListReplies {
  private ListReplies() {}

  static Reply.Report usage() {
    var facts =
        List.of(
            cluster("prod-eu"),
            Field.data("max_connections", whole(200)),
            Field.data("reserved", whole(3)),
            Field.data("used", whole(187)),
            words("187 of 200 connections, 3 reserved"));
    Map<String, Long> databases = Map.of("wiki", 40L);
    Map<String, Long> roles = Map.of("app_rw", 160L);
    List<Body> bodies =
        List.of(
            counts("by_state", "STATE", "idle", 175, "active", 9, "idle in transaction", 3),
            counts("by_database", "DATABASE", "orders", 120, "wiki", 40, "billing", 27, databases),
            counts("by_user", "USER", "app_rw", 150, "wiki", 20, "etl", 17, roles),
            counts("by_application", "APPLICATION", "checkout", 110, "", 60, "pg_dump", 17),
            counts("by_client", "CLIENT", "192.168.3.11", 100, "192.168.3.12", 80, "local", 7),
            new Body.Counts("database_limits", "", databases, Map.of()),
            new Body.Counts("role_limits", "", roles, Map.of()));
    return perCluster("usage", ExitCode.DONE, new Section(facts, bodies, List.of()))
        .finding(
            List.of(
                Finding.of(
                    Mark.HELD_UP,
                    "prod-eu: wiki has 40 of its 40 connections (limit of the database)",
                    Step.look("Sessions in wiki", "sessions", "prod-eu", "db:wiki", "state:any")),
                Finding.of(
                    Mark.LOOK,
                    "prod-eu: nearly full: 187 of 197 connections are in use, 10 are left",
                    Step.look("Idle sessions", "sessions", "prod-eu", "state:idle"))));
  }

  private static Body counts(
      String name, String heading, String a, long as, String b, long bs, String c, long cs) {
    return counts(name, heading, a, as, b, bs, c, cs, Map.of());
  }

  private static Body counts(
      String name,
      String heading,
      String a,
      long as,
      String b,
      long bs,
      String c,
      long cs,
      Map<String, Long> most) {
    var counts = new LinkedHashMap<String, Long>();
    counts.put(a, as);
    counts.put(b, bs);
    counts.put(c, cs);
    return new Body.Counts(name, heading, counts, most);
  }

  static Reply.Report clusters() {
    var columns =
        List.of(
            column("cluster", "CLUSTER"),
            data("reachable"),
            column("server_version", "VERSION"),
            data("standby"),
            people("ROLE"),
            column("used", "USED"),
            column("max_connections", "MAX"),
            column("may", "MAY"),
            column("error", "PROBLEM"));
    var table =
        Body.Table.of(
            "clusters",
            columns,
            List.of(
                List.of(
                    text("prod-eu"),
                    Value.flag(true),
                    text("17.11"),
                    Value.flag(false),
                    text("primary"),
                    whole(187),
                    whole(200),
                    texts("cancel", "terminate"),
                    none()),
                List.of(
                    text("prod-us"),
                    Value.flag(false),
                    none(),
                    none(),
                    none(),
                    none(),
                    none(),
                    none(),
                    text("no answer from db2:5432 within 3s"))));
    return report(List.of(verb("clusters")), ExitCode.UNREACHABLE, table)
        .finding(
            List.of(
                Finding.of(Mark.LOOK, "prod-us gives no answer from db2:5432 within 3s"),
                Finding.of(Mark.QUIET, "1 other quiet"),
                Finding.of(Mark.NONE, shut())));
  }

  static Reply.Report requests() {
    var columns =
        List.of(
            column("request", "ID"),
            column("state", "STATE"),
            column("verb", "VERB"),
            column("cluster", "CLUSTER"),
            column("requester", "REQUESTER"),
            data("have"),
            data("need"),
            data("approvals"),
            people("APPROVALS"),
            column("expires_at", "EXPIRES"));
    var table =
        Body.Table.of(
            "requests",
            columns,
            List.of(
                List.of(
                    text("R-1042"),
                    text("pending"),
                    text("terminate"),
                    text("prod-eu"),
                    text("ann"),
                    whole(1),
                    whole(2),
                    new Value.Many(List.of(approvals(1, 2))),
                    text("1 of 2"),
                    at("2026-11-22T09:56:07Z")),
                List.of(
                    text("R-1044"),
                    text("executing"),
                    text("drain"),
                    text("prod-us"),
                    text("bob"),
                    whole(1),
                    whole(1),
                    new Value.Many(List.of(approvals(1, 1))),
                    text("1 of 1"),
                    at("2026-11-23T00:10:00Z"))));
    return report(List.of(), ExitCode.DONE, table.forPrograms())
        .finding(
            List.of(
                Finding.of(
                        Mark.NONE,
                        List.of(
                            text(
                                "R-1042: ann asks to terminate 1 session on prod-eu (vic · psql"
                                    + " 71322): checkout is down; 1 of 2 approvals, dba may decide"
                                    + " (bob, dan); closes "),
                            clock("2026-11-22T09:56:07Z"),
                            text(", in 14 min")))
                    .with(
                        List.of(
                            button("Approve R-1042…", Style.PRIMARY, Action.APPROVE),
                            button("Details R-1042", Style.PLAIN, Action.DETAILS))),
                Finding.of(
                    Mark.NONE,
                    "R-1044: bob asks to shut database wiki on prod-us; it is executing")));
  }

  private static Button button(String label, Style style, Action action) {
    return new Button(label, style, new Press(action, "R-1042", 3));
  }

  private static Value clock(String instant) {
    return new Value.Clock(Instant.parse(instant));
  }

  private static List<Value> shut() {
    return List.of(
        text("B-7: database wiki on prod-eu is shut until "),
        clock("2026-11-22T10:00:00Z"),
        text(", in 18 min, by ann (9.4 upgrade)"));
  }

  private static Value approvals(long have, long need) {
    var values = new LinkedHashMap<String, Value>();
    values.put("need", whole(need));
    values.put("have", whole(have));
    values.put("from", texts("dba"));
    return new Value.Named(values);
  }

  static Reply.Report blocks() {
    var columns =
        List.of(
            column("id", "ID"),
            people("SHUT"),
            column("until", "UNTIL"),
            column("cluster", "CLUSTER"),
            column("by", "BY"),
            wide("reason", "REASON"),
            wide("since", "SINCE"),
            wide("changed_by_hand", "CHANGED BY HAND"),
            wide("sql", "SQL"));
    var table =
        Body.Table.of(
            "blocks",
            columns,
            List.of(
                List.of(
                    text("B-7"),
                    text("database wiki"),
                    at("2026-11-22T10:00:00Z"),
                    text("prod-eu"),
                    text("ann"),
                    text("9.4 upgrade"),
                    at("2026-11-22T09:30:00Z"),
                    Value.flag(false),
                    texts("ALTER DATABASE wiki ALLOW_CONNECTIONS false"))));
    return report(List.of(), ExitCode.DONE, table.forPrograms())
        .finding(
            List.of(
                Finding.of(Mark.NONE, shut())
                    .with(
                        List.of(
                            new Button("Reopen…", Style.PRIMARY, new Press(Action.STEP, "k3v9", 1)),
                            new Button("+30m", Style.PLAIN, new Press(Action.STEP, "k3v9", 2))))));
  }
}

package io.github.pgbailiff.testing.replies;

import static io.github.pgbailiff.testing.Fixture.at;
import static io.github.pgbailiff.testing.Fixture.column;
import static io.github.pgbailiff.testing.Fixture.people;
import static io.github.pgbailiff.testing.Fixture.report;
import static io.github.pgbailiff.testing.Fixture.text;
import static io.github.pgbailiff.testing.Fixture.texts;
import static io.github.pgbailiff.testing.Fixture.whole;

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
import io.github.pgbailiff.reply.Value;
import java.time.Instant;
import java.util.List;

/** What {@code audit}, {@code whoami} and {@code help} answer. */
final class RecordReplies {
  private RecordReplies() {}

  /** People and files get a table, programs the documents themselves. */
  static Reply.Report audit() {
    var table =
        Body.Table.of(
            "events",
            List.of(
                column("seq", "SEQ"),
                column("at", "AT"),
                column("type", "EVENT"),
                people("BY"),
                people("WHAT")),
            List.of(
                List.of(
                    whole(512),
                    at("2026-11-22T09:41:07.000512Z"),
                    text("outcome"),
                    text("ann"),
                    text("terminate prod-eu 71322: ended")),
                List.of(
                    whole(511),
                    at("2026-11-22T09:41:06.9Z"),
                    text("executing"),
                    text("ann"),
                    text("terminate prod-eu: 1 session"))));
    var documents =
        new Body.Documents(
            "events",
            List.of(
                """
                {"actor":"terminal:ann","at":"2026-11-22T09:41:07.000512Z","outcome":"ended",\
                "pid":71322,"request":"R-1042","seq":512,"type":"outcome"}\
                """,
                """
                {"actor":"terminal:ann","at":"2026-11-22T09:41:06.900000Z","request":"R-1042",\
                "seq":511,"targets":[{"cluster":"prod-eu","pid":71322}],"type":"executing"}\
                """));
    return report(List.of(), ExitCode.DONE, documents, table.forPrograms())
        .finding(
            List.of(
                Finding.of(
                    Mark.NONE,
                    List.of(
                        text("R-1042: ann asked to terminate on prod-eu "),
                        clock("2026-11-22T09:40:07Z"),
                        text(" (checkout is down, INC-742), bob approved "),
                        clock("2026-11-22T09:41:06Z"),
                        text(", 71322 ended. Record 508-512"))),
                Finding.of(
                    Mark.NONE,
                    List.of(
                        at("2026-11-20T08:00:00Z"),
                        text(": eve · denied, sessions: read on any cluster. Record 507")))));
  }

  private static Value clock(String instant) {
    return new Value.Clock(Instant.parse(instant));
  }

  /** What is said to whoever does not know what to say. */
  static Reply.Report help() {
    var details =
        new Body.Details(
            "",
            List.of(
                Field.people("look", text("sessions · session · locks · usage · clusters")),
                Field.people("act", text("cancel · terminate")),
                Field.people("more", text("help VERB, such as help terminate"))),
            List.of());
    return report(List.of(), ExitCode.DONE, details)
        .finding(
            List.of(
                Finding.of(Mark.NONE, "PostgreSQL sessions: see who holds up whom, and end it")
                    .with(
                        List.of(
                            new Button("Sessions", Style.PLAIN, new Press(Action.STEP, "k3v9", 1)),
                            new Button("Locks", Style.PLAIN, new Press(Action.STEP, "k3v9", 2))))));
  }

  static Reply.Report whoami() {
    var columns =
        List.of(
            column("role", "ROLE"),
            column("verbs", "MAY"),
            column("clusters", "ON"),
            column("databases", "DATABASES"),
            column("users", "USERS"));
    var allow =
        Body.Table.of(
            "allow",
            columns,
            List.of(
                List.of(
                    text("oncall"),
                    texts("read", "cancel", "terminate"),
                    texts("prod-*", "env=staging"),
                    texts("*"),
                    texts("!postgres"))));
    var facts =
        List.of(
            Field.of("person", "", text("ann")),
            Field.of("roles", "roles", texts("oncall")),
            Field.of("identities", "known as", texts("slack:U0ANN0001", "terminal:ann")));
    return report(facts, ExitCode.DONE, allow.forPrograms())
        .finding(
            List.of(
                Finding.of(
                    Mark.NONE,
                    "you may read, cancel and terminate on prod-*, env=staging, sessions of all"
                        + " users but postgres (oncall)"),
                Finding.of(
                    Mark.NONE,
                    "you may not terminate on every cluster in the database billing (oncall)")));
  }
}

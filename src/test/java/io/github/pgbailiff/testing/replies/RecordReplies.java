package io.github.pgbailiff.testing.replies;

import static io.github.pgbailiff.testing.Fixture.at;
import static io.github.pgbailiff.testing.Fixture.column;
import static io.github.pgbailiff.testing.Fixture.people;
import static io.github.pgbailiff.testing.Fixture.report;
import static io.github.pgbailiff.testing.Fixture.text;
import static io.github.pgbailiff.testing.Fixture.texts;
import static io.github.pgbailiff.testing.Fixture.whole;

import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import java.util.List;

/** What {@code audit} and {@code whoami} answer. */
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
    return report(List.of(), ExitCode.DONE, documents, table);
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
    return report(facts, ExitCode.DONE, allow);
  }
}

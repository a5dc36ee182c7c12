package io.github.pgbailiff.testing.replies;

import static io.github.pgbailiff.testing.Fixture.at;
import static io.github.pgbailiff.testing.Fixture.column;
import static io.github.pgbailiff.testing.Fixture.data;
import static io.github.pgbailiff.testing.Fixture.report;
import static io.github.pgbailiff.testing.Fixture.text;
import static io.github.pgbailiff.testing.Fixture.texts;
import static io.github.pgbailiff.testing.Fixture.verb;
import static io.github.pgbailiff.testing.Fixture.whole;

import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Button.Style;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Press.Action;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Tone;
import io.github.pgbailiff.reply.Value;
import java.util.List;

/** What acting verbs answer: cards before and after, questions, refusals. */
final class CardReplies {
  private CardReplies() {}

  private static List<Field> facts(String state) {
    return List.of(
        verb("terminate"),
        Field.data("request", text("R-1042")),
        Field.data("state", text(state)),
        Field.people("command", text("terminate prod-eu app:checkout,pg_dump idle:30m")),
        Field.people("requested by", text("ann on slack")),
        Field.people("reason", text("stuck deploy, INC-42")));
  }

  private static Button button(String label, Style style, Action action) {
    return new Button(label, style, new Press(action, "R-1042", 3));
  }

  static Reply.Card confirm() {
    return new Reply.Card(
        "Terminate 2 sessions on prod-eu?",
        Tone.WAITING,
        report(
            facts("unconfirmed"),
            ExitCode.REFUSED,
            new Body.Table("targets", TargetRows.COLUMNS, TargetRows.chosen(), 3)),
        List.of(
            button("Confirm", Style.DANGER, Action.CONFIRM),
            button("Cancel", Style.PLAIN, Action.DISMISS)),
        List.of());
  }

  static Reply.Card approval() {
    var details =
        new Body.Details(
            "",
            List.of(
                Field.people("impact", text("frees 6 waiters")),
                Field.people(
                    "impact", text("the oldest transaction that is rolled back is 14m02 old")),
                Field.people("impact", text("clients will reconnect unless they are blocked")),
                Field.people("takes", text("a confirmation, a reason, 1 of 2 approvals of dba")),
                Field.people("approved by", texts("bob")),
                Field.of("expires_at", "expires", at("2026-11-22T09:56:07Z"))),
            List.of());
    return new Reply.Card(
        "R-1042 waits for approval: terminate 8 sessions on prod-eu",
        Tone.WAITING,
        report(
            facts("pending"),
            ExitCode.WAITING,
            details,
            new Body.Table("targets", TargetRows.COLUMNS, TargetRows.chosen(), 9)),
        List.of(
            button("Approve…", Style.PRIMARY, Action.APPROVE),
            button("Deny…", Style.DANGER, Action.DENY),
            button("Details", Style.PLAIN, Action.DETAILS),
            button("Withdraw", Style.PLAIN, Action.WITHDRAW)),
        List.of("slack:U0ANN0001", "discord:80351110224678912", "terminal:ann"));
  }

  static Reply.Card denied() {
    return new Reply.Card(
        "R-1042 denied by bob: the deploy is being rolled back",
        Tone.BAD,
        report(facts("denied"), ExitCode.REFUSED),
        List.of(),
        List.of("terminal:ann"));
  }

  static Reply.Card outcome() {
    var table =
        Body.Table.of(
            "targets",
            TargetRows.COLUMNS,
            List.of(
                TargetRows.target(71322, "app_rw", "checkout", "ended"),
                TargetRows.target(71340, "app_rw", "checkout", "already gone")));
    return new Reply.Card(
        "R-1042 finished: 1 ended, 1 already gone on prod-eu",
        Tone.GOOD,
        report(facts("finished"), ExitCode.DONE, table),
        List.of(),
        List.of());
  }

  static Reply.Card outcomePartly() {
    var table =
        Body.Table.of(
            "targets",
            TargetRows.COLUMNS,
            List.of(
                TargetRows.target(71322, "app_rw", "checkout", "ended"),
                TargetRows.target(71340, "postgres", "psql", "not permitted", text("superuser")),
                TargetRows.target(
                    80211, "etl", "pg_dump", "excluded", text("protected by app pg_dump*"))));
    return new Reply.Card(
        "R-1042 finished: 1 ended, 1 not permitted, 1 excluded on prod-eu",
        Tone.BAD,
        report(facts("finished"), ExitCode.LEFT, table),
        List.of(),
        List.of());
  }

  static Reply.Card blocked() {
    var stillIn =
        Body.Table.of(
            "still_in",
            List.of(column("role", "STILL GETS IN"), column("via", "BECAUSE OF")),
            List.of(List.of(text("postgres"), text("superuser"))));
    var facts =
        List.of(
            verb("block"),
            Field.data("request", text("R-1050")),
            Field.data("state", text("finished")),
            Field.of("sql", "sql", texts("ALTER DATABASE wiki ALLOW_CONNECTIONS false")),
            Field.of("until", "until", at("2026-11-22T10:11:07Z")));
    return new Reply.Card(
        "R-1050 finished: database wiki blocked on prod-eu",
        Tone.GOOD,
        report(facts, ExitCode.DONE, stillIn),
        List.of(new Button("Drain…", Style.DANGER, new Press(Action.DRAIN, "R-1050", 5))),
        List.of());
  }

  static Reply.Report dryRun() {
    var approvals =
        Body.Table.of(
            "approvals",
            List.of(data("need"), data("from")),
            List.of(List.of(whole(1), texts("dba"))));
    var requires =
        new Body.Details(
            "requires",
            List.of(
                Field.data("confirm", Value.flag(true)),
                Field.data("reason", Value.flag(true)),
                Field.people("it would take", text("a confirmation, a reason, 1 approval of dba"))),
            List.of(approvals));
    return report(
        List.of(
            verb("terminate"),
            Field.data("state", text("dry")),
            Field.people("", text("dry run: nothing is done"))),
        ExitCode.DONE,
        new Body.Table("targets", TargetRows.COLUMNS, TargetRows.chosen(), 3),
        requires);
  }
}

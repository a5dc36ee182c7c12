package io.github.pgbailiff.testing.replies;

import static io.github.pgbailiff.testing.Fixture.text;
import static io.github.pgbailiff.testing.Fixture.texts;

import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Press.Action;
import io.github.pgbailiff.reply.Reply;
import java.util.List;

/** What is asked back, and why nothing was done. */
final class QuestionReplies {
  private QuestionReplies() {}

  static Reply.Question approveQuestion() {
    return new Reply.Question(
        "Approve R-1042",
        "Terminate 1 session on prod-eu: vic · psql (23036). Asked by ann: checkout is down,"
            + " INC-742",
        List.of(),
        "Approve",
        new Press(Action.APPROVE, "R-1042", 3));
  }

  static Reply.Question denyQuestion() {
    return new Reply.Question(
        "Deny R-1042",
        "Terminate 1 session on prod-eu: vic · psql (23036). Asked by ann",
        List.of(
            new Reply.Input(
                "reason",
                "Reason",
                true,
                true,
                "It is kept on the record, and shown to everybody here.")),
        "Deny",
        new Press(Action.DENY, "R-1042", 3));
  }

  static Reply.Refusal refusedDenied() {
    return new Reply.Refusal(
        "denied",
        "terminate: needs the permission terminate on prod-eu, which the role dba gives",
        List.of(Field.data("permission", text("terminate")), Field.data("roles", texts("dba"))),
        ExitCode.REFUSED);
  }

  static Reply.Refusal refusedUsage() {
    return Reply.Refusal.of(
        "usage", "idle: \"soon\" is not a duration such as 30s, 10m or 2h", ExitCode.USAGE);
  }
}

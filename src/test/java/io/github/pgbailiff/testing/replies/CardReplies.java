package io.github.pgbailiff.testing.replies;

import static io.github.pgbailiff.testing.Fixture.data;
import static io.github.pgbailiff.testing.Fixture.report;
import static io.github.pgbailiff.testing.Fixture.text;
import static io.github.pgbailiff.testing.Fixture.texts;
import static io.github.pgbailiff.testing.Fixture.verb;
import static io.github.pgbailiff.testing.Fixture.whole;

import io.github.pgbailiff.card.BlocksNow;
import io.github.pgbailiff.card.Onlookers;
import io.github.pgbailiff.card.RequestButtons;
import io.github.pgbailiff.card.RequestCard;
import io.github.pgbailiff.card.StepLine;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.Request;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What acting verbs answer: the program's own cards of requests that were made up. */
final class CardReplies {
  private static final Onlookers ONLOOKERS =
      new Onlookers(List.of("bob", "dan"), List.of("the owner of app checkout*"));

  private CardReplies() {}

  /** All of them, by names that golden files can bear. */
  static void all(Map<String, Reply> all) {
    all.put("confirm-card", confirm(SampleRequests.toConfirm()));
    all.put("confirm-approval-card", confirm(SampleRequests.toSend()));
    all.put("confirm-cancel-card", confirm(SampleRequests.toCancel()));
    all.put("confirm-drain-card", confirm(SampleRequests.toDrain()));
    all.put("approval-card", everybody(SampleRequests.pending()));
    all.put("approval-card-many", everybody(SampleRequests.pendingMany()));
    all.put("denied-card", everybody(SampleRequests.denied()));
    all.put("expired-card", everybody(SampleRequests.expired()));
    all.put("outcome", everybody(SampleRequests.ended()));
    all.put("outcome-partly", everybody(SampleRequests.endedPartly()));
    all.put("break-glass-card", everybody(SampleRequests.brokeGlass()));
    all.put("block-outcome", everybody(SampleRequests.blocked()));
    all.put("step", StepLine.of(SampleRequests.ended(), SampleRequests.ended().version()));
    all.put("dry-run", dryRun());
  }

  /** What carries the number of a session, and no version. */
  private static final Set<Press.Action> OF_HOLDERS =
      EnumSet.of(Press.Action.END_HOLDER, Press.Action.HOLDER_LOCKS);

  private static Reply.Card confirm(Request request) {
    return new RequestCard(request, RequestCard.FEW, Onlookers.UNKNOWN, SampleRequests.NOW)
        .with(third(RequestButtons.toConfirm(request, true)));
  }

  /** As if the request were in its third version, whatever happened to it. */
  private static List<Button> third(List<Button> buttons) {
    return buttons.stream()
        .map(it -> new Button(it.label(), it.style(), third(it.press())))
        .toList();
  }

  private static Press third(Press press) {
    return OF_HOLDERS.contains(press.action()) ? press : new Press(press.action(), press.id(), 3);
  }

  private static Reply.Card everybody(Request request) {
    BlocksNow blocks =
        request.change().verb().equals("block")
            ? BlocksNow.standing(Map.of("B-1", SampleRequests.NOW.plusSeconds(3_600)))
            : BlocksNow.UNKNOWN;
    Reply.Card card =
        new RequestCard(request, RequestCard.FEW, ONLOOKERS, SampleRequests.NOW, blocks)
            .with(RequestButtons.forEverybody(request, blocks));
    List<String> mentions = new ArrayList<>(card.mentions());
    mentions.add("discord:80351110224678912");
    mentions.add("terminal:ann");
    return new Reply.Card(
        card.title(), card.tone(), card.report(), third(card.buttons()), mentions);
  }

  private static Reply.Report dryRun() {
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
            List.of(verb("terminate"), Field.data("state", text("dry"))),
            ExitCode.DONE,
            new Body.Table("targets", TargetRows.COLUMNS, TargetRows.chosen(), 3),
            requires)
        .finding(
            List.of(
                Finding.of(
                    Mark.NONE,
                    "dry run: nothing is done; it would terminate 2 sessions on prod-eu")));
  }
}

package io.github.pgbailiff.bot;

import io.github.pgbailiff.card.ChangeWords;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Reply.Input;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.gate.SeenRequest;
import java.util.List;

/** What has to be answered before a press counts: each repeats what would be done. */
final class Questions {
  /** The names of the inputs. */
  static final String REASON = "reason";

  static final String CLUSTER = "cluster";

  private static final Input WHY = new Input(REASON, "Reason", true, true);

  private Questions() {}

  static Reply of(SeenRequest seen, Press press) {
    Request request = seen.shown();
    String id = request.id();
    return switch (press.action()) {
      case APPROVE -> question("Approve " + id, request, List.of(), "Approve", press);
      case DENY -> question("Deny " + id, request, List.of(WHY), "Deny", press);
      case CONFIRM_WITH_REASON ->
          question("Confirm " + id, request, List.of(WHY), "Confirm", press);
      case BREAK_GLASS ->
          question(
              "Break glass for " + id,
              request,
              List.of(new Input(CLUSTER, "Type the cluster's name", false, true), WHY),
              "Go ahead without approvals",
              press);
      case CONFIRM, DISMISS, WITHDRAW, DETAILS, DRAIN, PAGE, CSV, SELECT_CANCEL, SELECT_TERMINATE ->
          Refusals.usage("press: this button asks nothing");
    };
  }

  private static Reply question(
      String title, Request request, List<Input> inputs, String submit, Press press) {
    String reason = request.reason().map(it -> ": " + it).orElse("");
    String text =
        "%s, asked for by %s%s"
            .formatted(
                ChangeWords.title(ChangeWords.of(request.change())),
                request.requester().name(),
                reason);
    return new Reply.Question(
        title, text, inputs, submit, new Press(press.action(), request.id(), request.version()));
  }
}

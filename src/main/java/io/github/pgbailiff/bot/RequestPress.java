package io.github.pgbailiff.bot;

import io.github.pgbailiff.card.ChangeWords;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Reply.Input;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.gate.Act;
import io.github.pgbailiff.request.gate.SeenRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The meaning of a request's buttons: the act that each stands for, and what it asks before. */
final class RequestPress {
  private static final String REASON = "reason";
  private static final String CLUSTER = "cluster";

  private static final Input WHY = new Input(REASON, "Reason", true, true);
  private static final Input WHICH = new Input(CLUSTER, "Type the cluster's name", false, true);

  private RequestPress() {}

  /**
   * The act; empty for a button that decides nothing.
   *
   * @param answers by the name of the question's input
   */
  static Optional<Act> act(Press.Action action, Map<String, String> answers) {
    String reason = answers.getOrDefault(REASON, "");
    return switch (action) {
      case CONFIRM -> Optional.of(new Act.Confirm(Optional.empty()));
      case CONFIRM_WITH_REASON -> Optional.of(new Act.Confirm(Optional.of(reason)));
      case DISMISS -> Optional.of(new Act.Dismiss());
      case WITHDRAW -> Optional.of(new Act.Withdraw());
      case APPROVE -> Optional.of(new Act.Approve());
      case DENY -> Optional.of(new Act.Deny(reason));
      case BREAK_GLASS ->
          Optional.of(new Act.BreakGlass(answers.getOrDefault(CLUSTER, ""), reason));
      default -> Optional.empty();
    };
  }

  /** What has to be answered before the press counts; it repeats what would be done. */
  static Reply question(SeenRequest seen, Press press) {
    Request request = seen.shown();
    return switch (press.action()) {
      case APPROVE -> question("Approve", request, List.of(), "Approve", press);
      case DENY -> question("Deny", request, List.of(WHY), "Deny", press);
      case CONFIRM_WITH_REASON -> question("Confirm", request, List.of(WHY), "Confirm", press);
      case BREAK_GLASS ->
          question(
              "Break glass for", request, List.of(WHICH, WHY), "Go ahead without approvals", press);
      default -> Refusals.usage("press: this button asks nothing");
    };
  }

  private static Reply question(
      String act, Request request, List<Input> inputs, String submit, Press press) {
    String reason = request.reason().map(it -> ": " + it).orElse("");
    String text =
        "%s, asked for by %s%s"
            .formatted(
                ChangeWords.title(ChangeWords.of(request.change())),
                request.requester().name(),
                reason);
    return new Reply.Question(
        act + " " + request.id(),
        text,
        inputs,
        submit,
        new Press(press.action(), request.id(), request.version()));
  }
}

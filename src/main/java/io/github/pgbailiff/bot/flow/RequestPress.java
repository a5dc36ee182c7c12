package io.github.pgbailiff.bot.flow;

import io.github.pgbailiff.card.ChangeWords;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.card.TargetWords;
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
public final class RequestPress {
  private static final String REASON = "reason";
  private static final String CLUSTER = "cluster";

  private static final Input WHY =
      new Input(
          REASON, "Reason", true, true, "It is kept on the record, and shown to everybody here.");
  private static final Input WHICH = new Input(CLUSTER, "Type the cluster's name", false, true);

  private RequestPress() {}

  /**
   * The act; empty for a button that decides nothing.
   *
   * @param answers by the name of the question's input
   * @param given the reason that the request has already
   */
  public static Optional<Act> act(
      Press.Action action, Map<String, String> answers, Optional<String> given) {
    String reason = answers.getOrDefault(REASON, "");
    return switch (action) {
      case CONFIRM -> Optional.of(new Act.Confirm(Optional.empty()));
      case CONFIRM_WITH_REASON -> Optional.of(new Act.Confirm(Optional.of(reason)));
      case DISMISS -> Optional.of(new Act.Dismiss());
      case WITHDRAW -> Optional.of(new Act.Withdraw());
      case APPROVE -> Optional.of(new Act.Approve());
      case DENY -> Optional.of(new Act.Deny(reason));
      case BREAK_GLASS ->
          Optional.of(
              new Act.BreakGlass(
                  answers.getOrDefault(CLUSTER, ""), reason.isEmpty() ? given.orElse("") : reason));
      default -> Optional.empty();
    };
  }

  /**
   * What has to be answered before the press counts; it repeats what would be done, and to whom.
   */
  static Reply question(SeenRequest seen, Press press) {
    Request request = seen.shown();
    return switch (press.action()) {
      case APPROVE -> question("Approve", request, List.of(), "Approve", press);
      case DENY -> question("Deny", request, List.of(WHY), "Deny", press);
      case CONFIRM_WITH_REASON -> question("Confirm", request, List.of(WHY), "Confirm", press);
      case BREAK_GLASS -> question("Break glass:", request, toBreak(request), "Go ahead", press);
      default -> Refusals.usage("press: this button asks nothing");
    };
  }

  /** A reason that was given once will do. */
  private static List<Input> toBreak(Request request) {
    boolean given =
        request.reason().isPresent()
            && request.requirements().reasonProblem(request.reason()).isEmpty();
    return given ? List.of(WHICH) : List.of(WHICH, WHY);
  }

  private static Reply question(
      String act, Request request, List<Input> inputs, String submit, Press press) {
    String reason = request.reason().map(it -> ": " + it).orElse("");
    String without =
        press.action() == Press.Action.BREAK_GLASS
            ? ". It goes ahead without the approvals that the rules ask for, and everybody is told."
            : "";
    String text =
        "%s%s. Asked by %s%s%s"
            .formatted(
                ChangeWords.title(ChangeWords.of(request.change())),
                TargetWords.named(request.change()),
                request.requester().name(),
                reason,
                without);
    return new Reply.Question(
        act + " " + request.id(),
        text,
        inputs,
        submit,
        new Press(press.action(), request.id(), request.version()));
  }
}

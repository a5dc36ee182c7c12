package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.bot.Handler;
import io.github.pgbailiff.bot.Invocation.Input;
import io.github.pgbailiff.chat.Deliveries;
import io.github.pgbailiff.chat.PressedMessage;
import io.github.pgbailiff.chat.Workers;
import io.github.pgbailiff.chat.slack.SlackAdmission.Visitor;
import io.github.pgbailiff.chat.slack.SlackDelivery.What;
import io.github.pgbailiff.chat.slack.message.SlackOrigin;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import java.util.Map;
import java.util.Optional;

/** What is done with a delivery once it is acknowledged. */
final class SlackDispatcher {
  private final Handler handler;
  private final Deliveries deliveries;
  private final SlackAdmission visitors;
  private final SlackAnswers answers;
  private final SlackQuestions questions;
  private final Workers workers;
  private final Workers refusals;

  /**
   * @param workers do the work
   * @param refusals say that there is no room for more work
   */
  SlackDispatcher(
      Handler handler,
      Deliveries deliveries,
      SlackAdmission visitors,
      SlackAnswers answers,
      SlackQuestions questions,
      Workers workers,
      Workers refusals) {
    this.handler = handler;
    this.deliveries = deliveries;
    this.visitors = visitors;
    this.answers = answers;
    this.questions = questions;
    this.workers = workers;
    this.refusals = refusals;
  }

  /** Starts the work; else why not, as when there is too much under way. It never blocks. */
  Optional<String> objection(SlackDelivery delivery) {
    return workers.start(handler.turns(), delivery.origin().actor(), () -> work(delivery));
  }

  /** Tells whoever it came from that it was not taken. */
  void refuse(SlackDelivery delivery, String why) {
    var busy = Reply.Refusal.of("busy", why, ExitCode.UNREACHABLE);
    boolean _ = refusals.start(() -> answers.answer(delivery.origin(), busy, false));
  }

  private void work(SlackDelivery delivery) {
    if (delivery.what() instanceof What.Pressed(Press press, var _) && press.action().asks()) {
      questions.open(delivery, () -> asked(delivery, press));
    } else if (isFirst(delivery)) {
      answer(delivery, Workers.made(() -> reply(delivery)));
    }
  }

  private boolean isFirst(SlackDelivery delivery) {
    // Without an id nothing tells it from others, which must not be lost for that.
    return delivery.id().isEmpty() || deliveries.claim(SlackOrigin.PLATFORM, delivery.id());
  }

  /** The question that a press opens, or why not; empty when somebody else is at it. */
  private Optional<Reply> asked(SlackDelivery delivery, Press press) {
    return isFirst(delivery)
        ? Optional.of(
            Workers.made(() ->
                visitors.received(
                    delivery.origin(),
                    visitor ->
                        handler.question(
                            visitor.invocation(new Input.Pressed(press, Map.of())), press))))
        : Optional.empty();
  }

  private Reply reply(SlackDelivery delivery) {
    return visitors.received(delivery.origin(), visitor -> reply(visitor, delivery.what()));
  }

  private Reply reply(Visitor visitor, What what) {
    return switch (what) {
      case What.Typed(String text) -> handled(visitor, new Input.Text(text));
      case What.Submitted(Press press, var given) ->
          handled(visitor, new Input.Pressed(press, given));
      case What.Pressed(Press press, var chosen) when isSelection(press) ->
          handled(visitor, new Input.Chosen(press.action(), chosen));
      case What.Pressed(Press press, var _) -> handled(visitor, new Input.Pressed(press, Map.of()));
      case What.Useless(String why) -> useless(visitor, why);
      case What.NotTheirs(String why) -> {
        handler.notLetIn(visitor.actor(), visitor.origin().place(), why);
        yield Reply.Refusal.of("denied", why, ExitCode.REFUSED);
      }
    };
  }

  private Reply handled(Visitor visitor, Input input) {
    return handler.handle(visitor.invocation(input));
  }

  private Reply useless(Visitor visitor, String why) {
    handler.misunderstood(visitor.actor(), visitor.origin().place(), "", why);
    return Reply.Refusal.of("usage", why, ExitCode.USAGE);
  }

  private static boolean isSelection(Press press) {
    return press.action().selects();
  }

  private void answer(SlackDelivery delivery, Reply reply) {
    if (!(reply instanceof Reply.Question question)) {
      answers.answer(delivery.origin(), reply, replaces(delivery, reply));
    } else if (!questions.open(delivery, question)) {
      answers.answer(delivery.origin(), PressedMessage.toAsk(question), false);
    }
  }

  private boolean replaces(SlackDelivery delivery, Reply reply) {
    Optional<Press> press =
        switch (delivery.what()) {
          case What.Pressed pressed -> Optional.of(pressed.press());
          case What.Submitted submitted -> Optional.of(submitted.press());
          case What.Typed _, What.Useless _, What.NotTheirs _ -> Optional.empty();
        };
    return press.filter(p -> PressedMessage.isReplaced(p.action())).isPresent()
        && !PressedMessage.stays(reply)
        && visitors.isPrivate(delivery.origin());
  }
}

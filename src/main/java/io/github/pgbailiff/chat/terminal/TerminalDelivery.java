package io.github.pgbailiff.chat.terminal;

import io.github.pgbailiff.chat.Arrival;
import io.github.pgbailiff.chat.Delivery;
import io.github.pgbailiff.chat.Dispatcher;
import io.github.pgbailiff.chat.Visitor;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.invocation.Handler;
import io.github.pgbailiff.invocation.Invocation.Input;
import io.github.pgbailiff.reply.Reply;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Something that is done in front of a terminal; its answer is the next thing on the screen.
 *
 * @param undo puts the buttons of the card back that it was done on
 */
record TerminalDelivery(
    Handler handler, Visitor visitor, TerminalRoom room, Arrival arrival, Runnable undo)
    implements Delivery {
  /**
   * Does it, and waits for the answer. Everybody in front of the screen can press every button:
   * those of the card are away meanwhile, and there again when the press was refused.
   */
  static void run(Handler handler, Visitor visitor, TerminalRoom room, Arrival arrival) {
    Runnable undo =
        arrival instanceof Arrival.Done(Input.Pressed pressed) && arrival.replaces()
            ? room.withdraw(pressed.press())
            : () -> {};
    Dispatcher.run(handler, new TerminalDelivery(handler, visitor, room, arrival, undo));
  }

  @Override
  public Optional<String> id() {
    return Optional.empty();
  }

  @Override
  public Actor actor() {
    return visitor.actor();
  }

  @Override
  public Reply admitted(Function<Visitor, Reply> reply) {
    return reply.apply(visitor);
  }

  @Override
  public void answer(Reply reply, boolean inPlace) {
    if (reply instanceof Reply.Refusal) {
      undo.run();
    }
    if (!(reply instanceof Reply.Question question)) {
      room.answer(reply);
      return;
    }
    new Dialog(room.screen())
        .answers(question)
        .map(answers -> Arrival.answered(question.press(), answers))
        .ifPresentOrElse(
            answered -> run(handler, visitor, room, answered), () -> room.say("nothing was done"));
  }

  @Override
  public void ask(Supplier<Optional<Reply>> question) {
    question.get().ifPresent(reply -> answer(reply, false));
  }
}

package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.chat.Arrival;
import io.github.pgbailiff.chat.Delivery;
import io.github.pgbailiff.chat.PressedMessage;
import io.github.pgbailiff.chat.Visitor;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.reply.Reply;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A payload of Slack's as a delivery, with the ways back into the channel that it came from. */
record SlackDelivery(SlackPayload payload, SlackDispatcher desk) implements Delivery {
  @Override
  public Optional<String> id() {
    return Optional.of(payload.id()).filter(id -> !id.isEmpty());
  }

  @Override
  public Actor actor() {
    return payload.origin().actor();
  }

  @Override
  public Arrival arrival() {
    return payload.arrival();
  }

  @Override
  public Reply admitted(Function<Visitor, Reply> reply) {
    return desk.admission().received(payload.origin(), reply);
  }

  @Override
  public void answer(Reply reply, boolean inPlace) {
    answerThere(reply, inPlace);
    if (payload.origin().isHome()) {
      desk.home().show(payload.origin());
    }
  }

  @Override
  public void decided(Reply reply) {
    if (payload.origin().isHome()) {
      desk.home().show(payload.origin());
    } else if (desk.admission().isPrivate(payload.origin())) {
      answer(reply, true);
    }
  }

  private void answerThere(Reply reply, boolean inPlace) {
    SlackAnswers answers = desk.answers();
    if (!(reply instanceof Reply.Question question)) {
      boolean replaces = inPlace && desk.admission().isPrivate(payload.origin());
      answers.answer(payload.origin(), reply, replaces);
    } else if (!desk.questions().open(payload, question)) {
      answers.answer(payload.origin(), PressedMessage.toAsk(question), false);
    }
  }

  @Override
  public void ask(Supplier<Optional<Reply>> question) {
    desk.questions().open(payload, question);
  }
}

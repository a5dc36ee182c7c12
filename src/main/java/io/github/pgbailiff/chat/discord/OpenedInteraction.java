package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.chat.Arrival;
import io.github.pgbailiff.chat.Delivery;
import io.github.pgbailiff.chat.Visitor;
import io.github.pgbailiff.chat.discord.message.DiscordRenderer;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;

/**
 * A press that opens a modal, which has to be the first answer: nothing can be deferred before it.
 * Whether it is too late for one is Discord's to say, whose clock may be another.
 */
record OpenedInteraction(
    DiscordAnswers answers, ButtonInteractionEvent event, Visitor visitor, Arrival arrival)
    implements Delivery {
  private static final long ASKED_WITHIN_MILLIS = 2_000;

  @Override
  public Optional<String> id() {
    return Optional.of(event.getId());
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
    if (reply instanceof Reply.Question question) {
      answers.open(event, question);
    } else {
      answers.say(event, DiscordRenderer.message(reply, false));
    }
  }

  @Override
  public void ask(Supplier<Optional<Reply>> question) {
    Reply slow = Reply.Refusal.of("busy", "the store is slow: try again", ExitCode.UNREACHABLE);
    CompletableFuture.supplyAsync(question, Thread::startVirtualThread)
        .completeOnTimeout(Optional.of(slow), ASKED_WITHIN_MILLIS, TimeUnit.MILLISECONDS)
        .join()
        .ifPresent(reply -> answer(reply, false));
  }
}

package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.chat.Arrival;
import io.github.pgbailiff.chat.Delivery;
import io.github.pgbailiff.chat.Visitor;
import io.github.pgbailiff.chat.discord.DiscordAnswers.Audience;
import io.github.pgbailiff.chat.discord.message.DiscordMessage;
import io.github.pgbailiff.chat.discord.message.DiscordRenderer;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.reply.Reply;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.interactions.InteractionHook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An interaction that "thinking" stands under, as a delivery. */
record AcknowledgedInteraction(
    DiscordAnswers answers,
    GenericInteractionCreateEvent event,
    Visitor visitor,
    Arrival arrival,
    Audience audience,
    CompletableFuture<InteractionHook> acknowledged)
    implements Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(AcknowledgedInteraction.class);
  private static final long PATIENCE = 20;

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

  /** Not where whoever asked was told that nothing happened. */
  @Override
  public boolean isAnswerable() {
    return hook().isPresent();
  }

  private Optional<InteractionHook> hook() {
    try {
      return Optional.of(acknowledged.get(PATIENCE, TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      LOG.warn(
          "interaction {} was not carried out: {}", event.getId(), String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      LOG.warn("interaction {} was not carried out: no acknowledgement", event.getId());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  @Override
  public void answer(Reply reply, boolean inPlace) {
    hook().ifPresent(hook -> answers.delivery(event, hook, audience).bring(reply, inPlace));
  }

  @Override
  public void lapsed(Reply reply) {
    DiscordMessage message = DiscordRenderer.message(reply, false);
    hook().ifPresent(hook -> answers.delivery(event, hook, audience).replace(message));
  }

  @Override
  public void decided(Reply reply) {
    if (audience == Audience.ASKER_IN_PLACE) {
      answer(reply, true);
    } else {
      hook().ifPresent(hook -> answers.delivery(event, hook, audience).withdraw());
    }
  }

  /** A question has to be the first answer, so that none is asked here. */
  @Override
  public void ask(Supplier<Optional<Reply>> question) {
    question.get().ifPresent(reply -> answer(reply, false));
  }
}

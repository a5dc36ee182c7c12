package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.bot.PersonTurns;
import io.github.pgbailiff.chat.Deliveries;
import io.github.pgbailiff.chat.Workers;
import io.github.pgbailiff.chat.discord.connection.DiscordRest;
import io.github.pgbailiff.chat.discord.connection.FirstAnswers;
import io.github.pgbailiff.chat.discord.connection.FirstAnswers.Kind;
import io.github.pgbailiff.chat.discord.message.DiscordMessage;
import io.github.pgbailiff.chat.discord.message.DiscordModal;
import io.github.pgbailiff.chat.discord.message.DiscordOrigin;
import io.github.pgbailiff.chat.discord.message.DiscordRenderer;
import io.github.pgbailiff.reply.Reply;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Acknowledges interactions, works on each of them once, and brings the answer. */
final class DiscordAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordAnswers.class);
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final long PATIENCE = 20;

  /** Who sees the answer, which Discord wants to know before there is one. */
  enum Audience {
    ASKER,
    EVERYBODY,
    /** The asker, in place of the message that was pressed on. */
    ASKER_IN_PLACE
  }

  private final DiscordRest rest;
  private final FirstAnswers first;
  private final Workers workers;
  private final PersonTurns turns;
  private final Deliveries deliveries;
  private final InstantSource clock;

  DiscordAnswers(
      DiscordRest rest,
      Workers workers,
      PersonTurns turns,
      Deliveries deliveries,
      InstantSource clock) {
    this.rest = rest;
    this.first = new FirstAnswers(rest);
    this.workers = workers;
    this.turns = turns;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /** Whether the three seconds are over, as after an outage that ended with a replay. */
  boolean isLate(GenericInteractionCreateEvent event) {
    Duration age = Duration.between(event.getTimeCreated().toInstant(), clock.instant());
    return age.compareTo(LIMIT) > 0;
  }

  /** Whether this is the first time that the interaction is seen, by any replica. */
  boolean claim(GenericInteractionCreateEvent event) {
    return deliveries.claim(DiscordOrigin.PLATFORM, event.getId());
  }

  <E extends GenericInteractionCreateEvent & IReplyCallback> void answer(
      E event, Audience audience, Supplier<Reply> work) {
    CompletableFuture<InteractionHook> acknowledged = acknowledge(event, audience);
    start(
            event,
            () -> {
              if (claim(event)) {
                hook(event, acknowledged)
                    .ifPresent(hook -> delivery(event, hook, audience).bring(work));
              }
            })
        .ifPresent(why -> busy(event, acknowledged, audience, why));
  }

  /** Starts the work; else why not. */
  Optional<String> start(GenericInteractionCreateEvent event, Runnable work) {
    return workers.start(turns, DiscordOrigin.of(event).actor(), work);
  }

  private void busy(
      GenericInteractionCreateEvent event,
      CompletableFuture<InteractionHook> acknowledged,
      Audience audience,
      String why) {
    var _ =
        acknowledged.thenAccept(
            hook -> delivery(event, hook, audience).replace(DiscordRenderer.words(why)));
  }

  private DiscordDelivery delivery(
      GenericInteractionCreateEvent event, InteractionHook hook, Audience audience) {
    return new DiscordDelivery(rest, hook, event, audience);
  }

  private <E extends GenericInteractionCreateEvent & IReplyCallback>
      CompletableFuture<InteractionHook> acknowledge(E event, Audience audience) {
    if (audience == Audience.ASKER_IN_PLACE && event instanceof IMessageEditCallback edit) {
      return first.send(
          event, edit.deferEdit(), Kind.DEFERRED_EDIT, DataObject.empty(), isLate(event));
    }
    boolean ephemeral = audience != Audience.EVERYBODY;
    return first.send(
        event,
        event.deferReply(ephemeral),
        Kind.DEFERRED_MESSAGE,
        FirstAnswers.ephemeral(DataObject.empty(), ephemeral),
        isLate(event));
  }

  /** What the answer goes through; empty where whoever asked was told that nothing happened. */
  private static Optional<InteractionHook> hook(
      GenericInteractionCreateEvent event, CompletableFuture<InteractionHook> acknowledged) {
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

  /** Says a few words to whoever did it, as the first and only answer. */
  <E extends GenericInteractionCreateEvent & IReplyCallback> void say(E event, String words) {
    say(event, DiscordRenderer.words(words));
  }

  /** As the other, a whole message. */
  <E extends GenericInteractionCreateEvent & IReplyCallback> void say(
      E event, DiscordMessage message) {
    tell(
        first.send(
            event,
            event.reply(message.created()).setEphemeral(true),
            Kind.MESSAGE,
            FirstAnswers.ephemeral(message.created().toData(), true),
            false));
  }

  /** Opens a question, as the first and only answer. */
  <E extends GenericInteractionCreateEvent & IModalCallback> void open(
      E event, Reply.Question question) {
    Modal modal = DiscordModal.of(question);
    tell(first.send(event, event.replyModal(modal), Kind.MODAL, modal.toData(), false));
  }

  private static void tell(CompletableFuture<InteractionHook> sent) {
    var _ =
        sent.exceptionally(e -> {
          LOG.warn("an answer did not arrive: {}", e.toString());
          return null;
        });
  }
}

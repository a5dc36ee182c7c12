package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.chat.Arrival;
import io.github.pgbailiff.chat.Dispatcher;
import io.github.pgbailiff.chat.Visitor;
import io.github.pgbailiff.chat.discord.connection.DiscordRest;
import io.github.pgbailiff.chat.discord.connection.FirstAnswers;
import io.github.pgbailiff.chat.discord.connection.FirstAnswers.Kind;
import io.github.pgbailiff.chat.discord.message.DiscordMessage;
import io.github.pgbailiff.chat.discord.message.DiscordModal;
import io.github.pgbailiff.chat.discord.message.DiscordRenderer;
import io.github.pgbailiff.reply.Reply;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The acknowledgements of interactions, and the ways back to whoever started them. */
final class DiscordAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordAnswers.class);
  private static final Duration LIMIT = Duration.ofSeconds(3);

  /** The readers of an answer, whom Discord wants to know before there is one. */
  enum Audience {
    ASKER,
    EVERYBODY,
    /** The asker, in place of the message that was pressed on. */
    ASKER_IN_PLACE
  }

  private final DiscordRest rest;
  private final FirstAnswers first;
  private final Dispatcher dispatcher;
  private final InstantSource clock;

  DiscordAnswers(DiscordRest rest, Dispatcher dispatcher, InstantSource clock) {
    this.rest = rest;
    this.first = new FirstAnswers(rest);
    this.dispatcher = dispatcher;
    this.clock = clock;
  }

  /** Whether the three seconds are over, as after an outage that ended with a replay. */
  private boolean isLate(GenericInteractionCreateEvent event) {
    Duration age = Duration.between(event.getTimeCreated().toInstant(), clock.instant());
    return age.compareTo(LIMIT) > 0;
  }

  /** Acknowledges what somebody did, and lets it be worked on. */
  <E extends GenericInteractionCreateEvent & IReplyCallback> void take(
      E event, Visitor visitor, Arrival arrival, Audience audience) {
    long start = System.nanoTime();
    CompletableFuture<InteractionHook> acknowledged =
        acknowledge(event, audience)
            .whenComplete((_, _) -> dispatcher.acknowledged(visitor.actor().platform(), start));
    dispatcher
        .start(new AcknowledgedInteraction(this, event, visitor, arrival, audience, acknowledged))
        .ifPresent(why -> busy(event, acknowledged, audience, why));
  }

  /** Lets a question be asked, which has to be the first answer. */
  void open(ButtonInteractionEvent event, Visitor visitor, Arrival arrival) {
    dispatcher
        .start(new OpenedInteraction(this, event, visitor, arrival))
        .ifPresent(why -> say(event, why));
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

  /** The way back of an interaction that was acknowledged. */
  DiscordDelivery delivery(
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

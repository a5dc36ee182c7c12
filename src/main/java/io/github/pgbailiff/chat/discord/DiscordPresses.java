package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.bot.Handler;
import io.github.pgbailiff.bot.Invocation;
import io.github.pgbailiff.bot.Invocation.Input;
import io.github.pgbailiff.chat.PressedMessage;
import io.github.pgbailiff.chat.discord.DiscordAnswers.Audience;
import io.github.pgbailiff.chat.discord.message.DiscordOrigin;
import io.github.pgbailiff.chat.discord.message.DiscordRenderer;
import io.github.pgbailiff.chat.discord.message.DiscordSettings;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is pressed, chosen and filled in. */
final class DiscordPresses extends ListenerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordPresses.class);
  private static final long ASKED_WITHIN_MILLIS = 2_000;
  private static final String UNKNOWN =
      "this button is of another version of pgbailiff and does nothing any more";

  private final DiscordSettings settings;
  private final Handler handler;
  private final DiscordAnswers answers;

  DiscordPresses(DiscordSettings settings, Handler handler, DiscordAnswers answers) {
    this.settings = settings;
    this.handler = handler;
    this.answers = answers;
  }

  @Override
  public void onButtonInteraction(ButtonInteractionEvent event) {
    DiscordOrigin origin = DiscordOrigin.of(event);
    Optional<Press> press = press(event.getComponentId());
    if (DiscordListener.isRefused(settings, handler, answers, event, origin)) {
      return;
    }
    if (press.isEmpty()) {
      misunderstood(event, origin, UNKNOWN);
    } else if (press.get().action().asks()) {
      ask(event, origin, press.get());
    } else {
      boolean inPlace =
          isPrivate(event.getMessage()) && PressedMessage.isReplaced(press.get().action());
      pressed(event, origin, new Input.Pressed(press.get(), Map.of()), inPlace);
    }
  }

  private <E extends GenericInteractionCreateEvent & IReplyCallback> void misunderstood(
      E event, DiscordOrigin origin, String why) {
    answers.say(event, why);
    handler.misunderstood(origin.actor(), origin.place(), "", why);
  }

  private void pressed(
      GenericInteractionCreateEvent event,
      DiscordOrigin origin,
      Input.Pressed pressed,
      boolean inPlace) {
    Audience audience = inPlace ? Audience.ASKER_IN_PLACE : Audience.ASKER;
    Invocation invocation = origin.invocation(settings, pressed);
    switch (event) {
      case ButtonInteractionEvent button ->
          answers.answer(button, audience, () -> handler.handle(invocation));
      case ModalInteractionEvent modal ->
          answers.answer(modal, audience, () -> handler.handle(invocation));
      default -> throw new IllegalArgumentException(event.toString());
    }
  }

  private static Optional<Press> press(String token) {
    try {
      return Optional.of(Press.parse(token));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isPrivate(@Nullable Message message) {
    return message != null && message.isEphemeral();
  }

  /** A modal has to be the first answer: nothing can be deferred before it. */
  private void ask(ButtonInteractionEvent event, DiscordOrigin origin, Press press) {
    boolean late = answers.isLate(event);
    answers
        .start(
            event,
            () -> {
              if (!late && answers.claim(event)) {
                show(event, question(origin, press));
              }
            })
        .ifPresent(why -> answers.say(event, why));
  }

  private Reply question(DiscordOrigin origin, Press press) {
    Invocation invocation = origin.invocation(settings, new Input.Pressed(press, Map.of()));
    var slow = Reply.Refusal.of("busy", "the store is slow: try again", ExitCode.UNREACHABLE);
    return CompletableFuture.supplyAsync(
            () -> handler.question(invocation, press), Thread::startVirtualThread)
        .completeOnTimeout(slow, ASKED_WITHIN_MILLIS, TimeUnit.MILLISECONDS)
        .exceptionally(e -> {
          LOG.error("a question could not be asked", e);
          return Reply.Refusal.of("failed", "the question could not be asked", ExitCode.LEFT);
        })
        .join();
  }

  private void show(ButtonInteractionEvent event, Reply reply) {
    if (reply instanceof Reply.Question question) {
      answers.open(event, question);
    } else {
      answers.say(event, DiscordRenderer.message(reply, false));
    }
  }

  @Override
  public void onModalInteraction(ModalInteractionEvent event) {
    DiscordOrigin origin = DiscordOrigin.of(event);
    Optional<Press> press = press(event.getModalId());
    if (DiscordListener.isRefused(settings, handler, answers, event, origin)) {
      return;
    }
    if (press.isEmpty()) {
      misunderstood(event, origin, UNKNOWN);
      return;
    }
    Map<String, String> filled = new HashMap<>();
    event.getValues().stream()
        .filter(
            value -> value.getType() == net.dv8tion.jda.api.components.Component.Type.TEXT_INPUT)
        .forEach(value -> filled.put(value.getCustomId(), value.getAsString()));
    pressed(event, origin, new Input.Pressed(press.get(), filled), isPrivate(event.getMessage()));
  }

  @Override
  public void onStringSelectInteraction(StringSelectInteractionEvent event) {
    DiscordOrigin origin = DiscordOrigin.of(event);
    if (DiscordListener.isRefused(settings, handler, answers, event, origin)) {
      return;
    }
    Optional<Press> press = press(event.getComponentId());
    if (press.isEmpty()) {
      misunderstood(event, origin, UNKNOWN);
      return;
    }
    var chosen = new Input.Chosen(press.get().action(), event.getValues());
    Invocation invocation = origin.invocation(settings, chosen);
    answers.answer(event, Audience.ASKER, () -> handler.handle(invocation));
  }
}

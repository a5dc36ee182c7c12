package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.chat.Arrival;
import io.github.pgbailiff.chat.PlatformServices;
import io.github.pgbailiff.chat.Visitor;
import io.github.pgbailiff.chat.discord.DiscordAnswers.Audience;
import io.github.pgbailiff.chat.discord.message.DiscordOrigin;
import io.github.pgbailiff.chat.discord.message.DiscordSettings;
import io.github.pgbailiff.invocation.Handler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.dv8tion.jda.api.components.Component;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import org.jspecify.annotations.Nullable;

/** The ear for what is pressed, chosen and filled in. */
final class DiscordPresses extends ListenerAdapter {
  private final DiscordSettings settings;
  private final Function<String, Optional<String>> defaultCluster;
  private final Handler handler;
  private final DiscordAnswers answers;

  DiscordPresses(DiscordSettings settings, PlatformServices services, DiscordAnswers answers) {
    this.settings = settings;
    this.defaultCluster = services.defaultCluster();
    this.handler = services.handler();
    this.answers = answers;
  }

  @Override
  public void onButtonInteraction(ButtonInteractionEvent event) {
    taken(event, Arrival.pressed(event.getComponentId(), List.of()))
        .ifPresent(taken -> {
          if (taken.arrival() instanceof Arrival.Opened) {
            answers.open(event, taken.visitor(), taken.arrival());
          } else {
            answers.take(
                event, taken.visitor(), taken.arrival(), audience(event.getMessage(), taken));
          }
        });
  }

  @Override
  public void onModalInteraction(ModalInteractionEvent event) {
    Map<String, String> filled = new HashMap<>();
    event.getValues().stream()
        .filter(value -> value.getType() == Component.Type.TEXT_INPUT)
        .forEach(value -> filled.put(value.getCustomId(), value.getAsString()));
    Arrival answered =
        Arrival.parsed(event.getModalId())
            .map(press -> Arrival.answered(press, filled))
            .orElseGet(Arrival::outdated);
    taken(event, answered)
        .ifPresent(taken ->
            answers.take(event, taken.visitor(), answered, audience(event.getMessage(), taken)));
  }

  @Override
  public void onStringSelectInteraction(StringSelectInteractionEvent event) {
    taken(event, Arrival.pressed(event.getComponentId(), event.getValues()))
        .ifPresent(taken -> answers.take(event, taken.visitor(), taken.arrival(), Audience.ASKER));
  }

  private record Taken(Visitor visitor, Arrival arrival) {}

  /** Empty where it was answered already, that nothing is taken or that it is of no use. */
  private <E extends GenericInteractionCreateEvent & IReplyCallback> Optional<Taken> taken(
      E event, Arrival arrival) {
    DiscordOrigin origin = DiscordOrigin.of(event);
    if (DiscordListener.isRefused(settings, handler, answers, event, origin)) {
      return Optional.empty();
    }
    if (arrival instanceof Arrival.Useless(String why)) {
      answers.say(event, why);
      handler.misunderstood(origin.actor(), origin.place(), "", why);
      return Optional.empty();
    }
    return Optional.of(new Taken(origin.visitor(defaultCluster), arrival));
  }

  private static Audience audience(@Nullable Message message, Taken taken) {
    boolean ephemeral = message != null && message.isEphemeral();
    return ephemeral && taken.arrival().replaces() ? Audience.ASKER_IN_PLACE : Audience.ASKER;
  }
}

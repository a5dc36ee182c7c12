package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.chat.Arrival;
import io.github.pgbailiff.chat.PlatformServices;
import io.github.pgbailiff.chat.discord.DiscordAnswers.Audience;
import io.github.pgbailiff.chat.discord.message.DiscordOrigin;
import io.github.pgbailiff.chat.discord.message.DiscordSettings;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Vocabulary;
import io.github.pgbailiff.command.parse.CommandParser;
import io.github.pgbailiff.command.parse.ParsedLine;
import io.github.pgbailiff.invocation.Handler;
import io.github.pgbailiff.invocation.Invocation.Input;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.CommandInteractionPayload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ear for what is typed: slash commands, and options while they are being filled in. */
final class DiscordListener extends ListenerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordListener.class);
  private static final long COMPLETED_WITHIN_MILLIS = 2_000;

  private final DiscordSettings settings;
  private final Function<String, Optional<String>> defaultCluster;
  private final Vocabulary vocabulary;
  private final CommandParser parser;
  private final Handler handler;
  private final DiscordAnswers answers;

  DiscordListener(DiscordSettings settings, PlatformServices services, DiscordAnswers answers) {
    this.settings = settings;
    this.defaultCluster = services.defaultCluster();
    this.vocabulary = new Vocabulary(services.verbs());
    this.parser = new CommandParser(services.verbs());
    this.handler = services.handler();
    this.answers = answers;
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    DiscordOrigin origin = DiscordOrigin.of(event);
    Optional<Declaration> verb = verb(event);
    if (isRefused(settings, handler, answers, event, origin)) {
      return;
    }
    if (verb.isEmpty()) {
      answers.say(event, "this command is of another version of pgbailiff: reload Discord");
      handler.misunderstood(origin.actor(), origin.place(), "", "a command of another version");
      return;
    }
    Map<String, String> options = options(event);
    try {
      String line = DiscordLine.of(verb.get(), options);
      Audience audience = isPublic(line) ? Audience.EVERYBODY : Audience.ASKER;
      answers.take(event, origin.visitor(defaultCluster), Arrival.typed(line), audience);
    } catch (DiscordLine.OptionException e) {
      answers.say(event, String.valueOf(e.getMessage()));
      String keys = DiscordLine.forRecord(verb.get(), options);
      handler.misunderstood(origin.actor(), origin.place(), keys, e.forRecord());
    }
  }

  /** Answers where nothing is taken from. */
  static <E extends GenericInteractionCreateEvent & IReplyCallback> boolean isRefused(
      DiscordSettings settings,
      Handler handler,
      DiscordAnswers answers,
      E event,
      DiscordOrigin origin) {
    Optional<String> refusal = origin.refusal(settings);
    refusal.ifPresent(why -> {
      answers.say(event, why);
      handler.notLetIn(origin.actor(), origin.place(), why);
    });
    return refusal.isPresent();
  }

  private boolean isPublic(String line) {
    return parser.parse(line) instanceof ParsedLine.Understood(var command)
        && command.options().flag("public");
  }

  private Optional<Declaration> verb(CommandInteractionPayload event) {
    return Optional.ofNullable(event.getSubcommandName()).flatMap(vocabulary::find);
  }

  private static Map<String, String> options(CommandInteractionPayload event) {
    Map<String, String> options = new HashMap<>();
    event.getOptions().forEach(option -> options.put(option.getName(), option.getAsString()));
    return options;
  }

  @Override
  public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
    DiscordOrigin origin = DiscordOrigin.of(event);
    List<Command.Choice> choices =
        origin.refusal(settings).isPresent() ? List.of() : completed(event, origin);
    event
        .replyChoices(choices)
        .queue(sent -> {}, e -> LOG.debug("nobody waits for choices any more: {}", e.toString()));
  }

  private List<Command.Choice> completed(
      CommandAutoCompleteInteractionEvent event, DiscordOrigin origin) {
    return verb(event)
        .map(verb ->
            CompletableFuture.supplyAsync(
                    () -> choices(verb, event, origin), Thread::startVirtualThread)
                .completeOnTimeout(List.of(), COMPLETED_WITHIN_MILLIS, TimeUnit.MILLISECONDS)
                .exceptionally(e -> List.of())
                .join())
        .orElse(List.of());
  }

  private List<Command.Choice> choices(
      Declaration verb, CommandAutoCompleteInteractionEvent event, DiscordOrigin origin) {
    return DiscordCompletion.choices(
        verb,
        options(event),
        event.getFocusedOption().getName(),
        line -> handler.complete(origin.visitor(defaultCluster).does(new Input.Text(line)), line));
  }
}

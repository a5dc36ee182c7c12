package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.chat.discord.message.DiscordLimits;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.text.QuotedText;
import io.github.pgbailiff.command.text.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.interactions.commands.Command;

/** The offers of Discord while somebody types into an option. */
final class DiscordCompletion {
  private static final Set<String> POSITIONALS =
      Set.of(DiscordCommands.CLUSTER, DiscordCommands.ID, DiscordCommands.VERB);
  private static final String ONE_WORD = "[^\\s:\"'\\\\]*";

  private DiscordCompletion() {}

  /**
   * Choices for the option, as their values would have been typed in whole.
   *
   * @param complete words for the last word of a line
   */
  static List<Command.Choice> choices(
      Declaration verb,
      Map<String, String> filled,
      String option,
      Function<String, List<Suggestion>> complete) {
    String typed = filled.getOrDefault(option, "");
    String before = verb.name() + cluster(verb, filled, option) + " ";
    List<Suggestion> values =
        option.equals(DiscordCommands.FILTER)
            ? filters(before, typed, complete)
            : option.equals(DiscordCommands.PID)
                ? pids(before, typed, complete)
                : verb.key(option).isPresent()
                    ? keyValues(before, option, typed, complete)
                    : positionals(before, option, typed, complete);
    return values.stream()
        .filter(it -> !it.word().isBlank() && it.word().length() <= DiscordLimits.OPTION_TEXT)
        .collect(Collectors.toMap(Suggestion::word, it -> it, (one, _) -> one, LinkedHashMap::new))
        .values()
        .stream()
        .limit(DiscordLimits.CHOICES)
        .map(DiscordCompletion::choice)
        .toList();
  }

  private static Command.Choice choice(Suggestion suggestion) {
    return new Command.Choice(
        DiscordLimits.cut(suggestion.line(), DiscordLimits.OPTION_TEXT), suggestion.word());
  }

  private static String cluster(Declaration verb, Map<String, String> filled, String option) {
    return option.equals(DiscordCommands.CLUSTER) || verb.key(DiscordCommands.CLUSTER).isPresent()
        ? ""
        : Optional.ofNullable(filled.get(DiscordCommands.CLUSTER))
            .filter(value -> value.matches("[^\\s:=\"'\\\\]+"))
            .map(value -> " " + value)
            .orElse("");
  }

  private static List<Suggestion> keyValues(
      String before, String key, String typed, Function<String, List<Suggestion>> complete) {
    String start = key + ":";
    return complete.apply(before + QuotedText.word(start + typed)).stream()
        .filter(it -> it.word().startsWith(start))
        .map(it -> it.typedAs(it.word().substring(start.length())))
        .toList();
  }

  /** Without the keys: these have options of their own. */
  private static List<Suggestion> positionals(
      String before, String option, String typed, Function<String, List<Suggestion>> complete) {
    return POSITIONALS.contains(option) && typed.matches(ONE_WORD)
        ? complete.apply(before + typed).stream()
            .filter(it -> it.word().indexOf(':') < 0)
            .filter(it -> !isPid(it.word()))
            .toList()
        : List.of();
  }

  /** Another one behind those that are there already. */
  private static List<Suggestion> pids(
      String before, String typed, Function<String, List<Suggestion>> complete) {
    int last = typed.lastIndexOf(' ') + 1;
    String front = typed.substring(0, last);
    return front.matches("([0-9]+ +)*") && typed.substring(last).matches(ONE_WORD)
        ? complete.apply(before + typed).stream()
            .filter(it -> isPid(it.word()))
            .map(it -> it.typedAs(front + it.word()))
            .toList()
        : List.of();
  }

  private static boolean isPid(String word) {
    return word.equals("all") || word.matches("[0-9]+");
  }

  private static List<Suggestion> filters(
      String before, String typed, Function<String, List<Suggestion>> complete) {
    int last = typed.lastIndexOf(' ') + 1;
    return complete.apply(before + typed).stream()
        .map(it ->
            it.typedAs(
                typed.substring(0, last)
                    + (it.word().endsWith(":") ? it.word() : QuotedText.word(it.word()))))
        .toList();
  }
}

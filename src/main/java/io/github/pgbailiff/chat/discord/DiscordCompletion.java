package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.chat.discord.message.DiscordLimits;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.text.QuotedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The offers of Discord while somebody types into an option. */
final class DiscordCompletion {
  private static final Set<String> POSITIONALS =
      Set.of(
          DiscordCommands.CLUSTER, DiscordCommands.PID, DiscordCommands.ID, DiscordCommands.VERB);

  private DiscordCompletion() {}

  /**
   * Values for the option, as they would have been typed in whole.
   *
   * @param complete whole words for the last word of a line
   */
  static List<String> values(
      Declaration verb,
      Map<String, String> filled,
      String option,
      Function<String, List<String>> complete) {
    String typed = filled.getOrDefault(option, "");
    String before = verb.name() + cluster(verb, filled, option) + " ";
    List<String> values =
        option.equals(DiscordCommands.FILTER)
            ? filters(before, typed, complete)
            : verb.key(option).isPresent()
                ? keyValues(before, option, typed, complete)
                : positionals(before, option, typed, complete);
    return values.stream()
        .filter(value -> !value.isBlank() && value.length() <= DiscordLimits.OPTION_TEXT)
        .distinct()
        .limit(DiscordLimits.CHOICES)
        .toList();
  }

  private static String cluster(Declaration verb, Map<String, String> filled, String option) {
    return option.equals(DiscordCommands.CLUSTER) || verb.key(DiscordCommands.CLUSTER).isPresent()
        ? ""
        : Optional.ofNullable(filled.get(DiscordCommands.CLUSTER))
            .filter(value -> value.matches("[^\\s:=\"'\\\\]+"))
            .map(value -> " " + value)
            .orElse("");
  }

  private static List<String> keyValues(
      String before, String key, String typed, Function<String, List<String>> complete) {
    String start = key + ":";
    return complete.apply(before + QuotedText.word(start + typed)).stream()
        .filter(word -> word.startsWith(start))
        .map(word -> word.substring(start.length()))
        .toList();
  }

  /** Without the keys: these have options of their own. */
  private static List<String> positionals(
      String before, String option, String typed, Function<String, List<String>> complete) {
    boolean pid = option.equals(DiscordCommands.PID);
    return POSITIONALS.contains(option) && typed.matches("[^\\s:\"'\\\\]*")
        ? complete.apply(before + typed).stream()
            .filter(word -> word.indexOf(':') < 0)
            .filter(word -> pid == word.equals("all"))
            .toList()
        : List.of();
  }

  private static List<String> filters(
      String before, String typed, Function<String, List<String>> complete) {
    int last = typed.lastIndexOf(' ') + 1;
    return complete.apply(before + typed).stream()
        .map(word -> typed.substring(0, last) + (word.endsWith(":") ? word : QuotedText.word(word)))
        .toList();
  }
}

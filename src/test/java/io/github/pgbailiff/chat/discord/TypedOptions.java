package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.verb.AllVerbs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;

/** A command of the text grammar as somebody fills it into Discord's options. */
final class TypedOptions {
  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

  private TypedOptions() {}

  /** Such as {@code /pg terminate cluster:prod app:blog}; what is no option goes into filter. */
  static String of(String command) {
    List<String> words = WORD.matcher(command).results().map(match -> match.group()).toList();
    Set<String> offered = offered(words.get(1));
    Map<String, List<String>> options = new LinkedHashMap<>();
    for (String word : words.subList(2, words.size())) {
      String name = name(word, offered);
      String option = offered.contains(name) ? name : "filter";
      String value = option.equals("filter") || !word.contains(":") ? word : after(word);
      options.computeIfAbsent(option, _ -> new ArrayList<>()).add(value);
    }
    return "/pg "
        + words.get(1)
        + options.entrySet().stream()
            .map(option -> " %s:\"%s\"".formatted(option.getKey(), quoted(option.getValue())))
            .collect(Collectors.joining());
  }

  private static Set<String> offered(String verb) {
    return DiscordCommands.tree(AllVerbs.declarations()).getSubcommands().stream()
        .filter(it -> it.getName().equals(verb))
        .flatMap(it -> it.getOptions().stream())
        .map(OptionData::getName)
        .collect(Collectors.toSet());
  }

  private static String name(String word, Set<String> offered) {
    if (word.contains(":")) {
      return word.substring(0, word.indexOf(':'));
    }
    if (word.matches("[RAB]-[0-9]+")) {
      return DiscordCommands.ID;
    }
    String other =
        offered.contains(DiscordCommands.VERB) ? DiscordCommands.VERB : DiscordCommands.CLUSTER;
    return word.matches("[0-9]+") ? DiscordCommands.PID : other;
  }

  private static String after(String word) {
    return word.substring(word.indexOf(':') + 1).replace("\"", "");
  }

  private static String quoted(List<String> values) {
    return String.join(" ", values).replace("\\", "\\\\").replace("\"", "\\\"");
  }
}

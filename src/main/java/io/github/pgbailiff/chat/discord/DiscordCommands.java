package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.chat.discord.message.DiscordLimits;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.Keys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;

/** The command tree: {@code /pg} with a subcommand per verb, from the verbs' declarations. */
public final class DiscordCommands {
  static final String COMMAND = "pg";
  static final String CLUSTER = "cluster";
  static final String PID = "pid";
  static final String ID = "id";
  static final String VERB = "verb";
  static final String FILTER = "filter";
  private static final int[] DESCRIPTIONS = {100, 70, 45, 25, 12};

  private DiscordCommands() {}

  /**
   * The tree, its descriptions as long as there is room for.
   *
   * @throws IllegalArgumentException when Discord does not take so many verbs or keys
   */
  public static SlashCommandData tree(List<Declaration> verbs) {
    for (int most : DESCRIPTIONS) {
      SlashCommandData tree = tree(verbs, most);
      if (size(tree) <= DiscordLimits.COMMAND_TREE) {
        return tree;
      }
    }
    throw new IllegalArgumentException(
        "the commands of %d verbs take more than %d characters"
            .formatted(verbs.size(), DiscordLimits.COMMAND_TREE));
  }

  private static SlashCommandData tree(List<Declaration> verbs, int most) {
    return Commands.slash(COMMAND, "PostgreSQL sessions")
        .setContexts(InteractionContextType.GUILD)
        .addSubcommands(verbs.stream().map(verb -> subcommand(verb, most)).toList());
  }

  private static SubcommandData subcommand(Declaration verb, int most) {
    List<OptionData> options = new ArrayList<>();
    verb.positionals().forEach(positional -> options.add(option(verb, positional, most)));
    verb.keys().stream().filter(Key::common).forEach(key -> options.add(option(key, most)));
    // Discord wants what is required to come first.
    options.sort(Comparator.comparing(OptionData::isRequired).reversed());
    if (!verb.keys().isEmpty()) {
      options.add(text(FILTER, "anything else as text, such as user:!etl wait:lock", most));
    }
    return new SubcommandData(verb.name(), DiscordLimits.cut(verb.summary(), most))
        .addOptions(options);
  }

  private static OptionData option(Declaration verb, Positional positional, int most) {
    return switch (positional) {
      case CLUSTERS -> text(CLUSTER, "cluster, or cluster/database; several by comma", most);
      case CONFIRMATION -> text(CLUSTER, "the cluster's name: do it at once", most);
      case PID -> text(PID, "process id", most).setRequired(true);
      case PIDS -> text(PID, "process ids, or all", most);
      case REQUEST -> text(ID, "the request, such as R-1042", most).setRequired(true);
      case ALERT -> text(ID, "the alert, such as A-7", most).setRequired(verb.needsId());
      case BLOCK -> text(ID, "the block, such as B-7", most).setRequired(verb.needsId());
      case VERB -> text(VERB, "a verb", most);
    };
  }

  private static OptionData text(String name, String help, int most) {
    return new OptionData(OptionType.STRING, name, DiscordLimits.cut(help, most))
        .setAutoComplete(true);
  }

  private static OptionData option(Key key, int most) {
    String help = DiscordLimits.cut(key.help(), most);
    return switch (key.type()) {
      case Key.Type.Whole(int from, int to) ->
          new OptionData(OptionType.INTEGER, key.name(), help).setRequiredRange(from, to);
      case Key.Type.Flag _ ->
          new OptionData(OptionType.STRING, key.name(), help).addChoice("yes", "yes");
      case Key.Type.Choice(List<String> words) -> choice(key, help, words);
      default -> text(key.name(), key.help(), most).setAutoComplete(!key.equals(Keys.REASON));
    };
  }

  private static OptionData choice(Key key, String help, List<String> words) {
    var option = new OptionData(OptionType.STRING, key.name(), help);
    if (words.size() > DiscordLimits.CHOICES) {
      return option.setAutoComplete(true);
    }
    words.forEach(word -> option.addChoice(word, word));
    return option;
  }

  /** The characters that Discord counts: names, descriptions and choices. */
  static int size(SlashCommandData tree) {
    int size = length(tree.getName(), tree.getDescription());
    for (SubcommandData verb : tree.getSubcommands()) {
      size += length(verb.getName(), verb.getDescription());
      for (OptionData option : verb.getOptions()) {
        size += length(option.getName(), option.getDescription());
        size +=
            option.getChoices().stream()
                .mapToInt(choice -> length(choice.getName(), choice.getAsString()))
                .sum();
      }
    }
    return size;
  }

  private static int length(String name, String text) {
    return DiscordLimits.length(name) + DiscordLimits.length(text);
  }
}

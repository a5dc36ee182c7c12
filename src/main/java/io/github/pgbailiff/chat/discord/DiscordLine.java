package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.chat.discord.message.DiscordLimits;
import io.github.pgbailiff.chat.discord.message.DiscordText;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.text.PastedId;
import io.github.pgbailiff.command.text.PastedPid;
import io.github.pgbailiff.command.text.QuotedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Typed options as the line that means the same, in which no value can be more than a value. */
final class DiscordLine {
  private static final Pattern CLUSTER = Pattern.compile("(?!-)[\\p{L}\\p{N}_.*?/,=!+@$-]+");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]+");

  private DiscordLine() {}

  /** An option's value is not what the option is for; the message says what would be. */
  static final class OptionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String forRecord;

    OptionException(String option, String value, String right) {
      super("%s: \"%s\" is not %s".formatted(option, DiscordLimits.cut(value, 60), right));
      this.forRecord = "%s: is not %s".formatted(option, right);
    }

    /** The message without the value, which may be a secret. */
    String forRecord() {
      return forRecord;
    }
  }

  /**
   * The line, from the verb on.
   *
   * @param options the values that were filled in, by name
   * @throws OptionException when a value without a key could be taken for something else
   */
  static String of(Declaration verb, Map<String, String> options) {
    List<String> words = new ArrayList<>(List.of(verb.name()));
    verb.positionals().forEach(positional -> given(positional, options).ifPresent(words::add));
    for (Key key : verb.keys()) {
      if (key.common() && options.containsKey(key.name())) {
        words.add(word(key, DiscordText.typed(options.get(key.name()))));
      }
    }
    // At the end: a quote that is never closed in there swallows nothing else.
    Optional.ofNullable(options.get(DiscordCommands.FILTER))
        .map(DiscordText::typed)
        .ifPresent(words::add);
    return String.join(" ", words);
  }

  /** The verb and the options that were filled in, without their values. */
  static String forRecord(Declaration verb, Map<String, String> options) {
    return Stream.concat(
            Stream.of(verb.name()), options.keySet().stream().sorted().map(name -> name + ":"))
        .collect(Collectors.joining(" "));
  }

  private static Optional<String> given(
      Declaration.Positional positional, Map<String, String> options) {
    return switch (positional) {
      case CLUSTERS, CONFIRMATION ->
          checked(options, DiscordCommands.CLUSTER, CLUSTER, "a cluster such as prod-eu/wiki");
      case PID, PIDS ->
          Optional.ofNullable(options.get(DiscordCommands.PID)).map(DiscordLine::pids);
      case REQUEST -> id(options, "a request's id such as R-1042");
      case ALERT -> id(options, "an alert's id such as A-7");
      case BLOCK -> id(options, "a block's id such as B-7");
      case VERB -> checked(options, DiscordCommands.VERB, ID, "a verb");
    };
  }

  /** The same words with spaces between them. */
  private static String pids(String value) {
    List<String> words = new ArrayList<>();
    for (String word : value.strip().split("[ ,]+", -1)) {
      List<String> pids = word.equals("all") ? List.of(word) : PastedPid.of(word);
      if (pids.isEmpty()) {
        throw new OptionException(DiscordCommands.PID, value, "a list of process ids");
      }
      words.addAll(pids);
    }
    return String.join(" ", words);
  }

  /** As people copy it out of messages. */
  private static Optional<String> id(Map<String, String> options, String right) {
    return Optional.ofNullable(options.get(DiscordCommands.ID))
        .flatMap(PastedId::of)
        .or(() -> checked(options, DiscordCommands.ID, ID, right));
  }

  private static Optional<String> checked(
      Map<String, String> options, String name, Pattern form, String right) {
    Optional<String> value = Optional.ofNullable(options.get(name)).map(String::strip);
    value
        .filter(text -> !form.matcher(text).matches())
        .ifPresent(text -> {
          throw new OptionException(name, text, right);
        });
    return value;
  }

  /** A text without quotes would end before the next word and be asked about. */
  private static String word(Key key, String value) {
    String word = QuotedText.option(key, value);
    int start = key.name().length() + 1;
    boolean text = key.type() instanceof Key.Type.Text || key.type() instanceof Key.Type.Substring;
    return text && word.charAt(start) != '"'
        ? word.substring(0, start) + '"' + word.substring(start) + '"'
        : word;
  }
}

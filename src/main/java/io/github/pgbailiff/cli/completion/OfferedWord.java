package io.github.pgbailiff.cli.completion;

import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.shell.ProgramCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A first word of a command line, with what may follow it.
 *
 * @param names its own, then its aliases
 * @param following keys with their colon, words and options
 * @param values {@code key:word} for the keys whose words are known
 * @param clusters whether the name of a cluster may follow
 */
record OfferedWord(
    List<String> names,
    String summary,
    List<String> following,
    List<String> values,
    boolean clusters) {
  private static final Pattern OPTION = Pattern.compile("--[a-z]+");
  private static final Pattern CHOICE = Pattern.compile("[a-z]+(\\|[a-z]+)+|(?<= )[a-z]+$");

  OfferedWord {
    names = List.copyOf(names);
    following = List.copyOf(following);
    values = List.copyOf(values);
  }

  String name() {
    return names.getFirst();
  }

  /** The words and options that the command's own usage shows. */
  static OfferedWord of(ProgramCommand command) {
    String usage = command.usage();
    List<String> following = new ArrayList<>();
    CHOICE
        .matcher(usage.replaceAll("\\[.*?]", ""))
        .results()
        .forEach(choice -> following.addAll(List.of(choice.group().split("\\|", -1))));
    OPTION.matcher(usage).results().forEach(option -> following.add(option.group()));
    return new OfferedWord(List.of(command.name()), command.summary(), following, List.of(), false);
  }

  static OfferedWord of(Declaration verb) {
    Stream<String> keys = verb.keys().stream().map(key -> key.name() + ":");
    Stream<String> all = verb.takes(Declaration.Positional.PIDS) ? Stream.of("all") : Stream.of();
    return new OfferedWord(
        Stream.concat(Stream.of(verb.name()), verb.aliases().stream()).toList(),
        verb.summary(),
        Stream.concat(all, keys).distinct().toList(),
        verb.keys().stream().flatMap(OfferedWord::values).toList(),
        verb.takes(Declaration.Positional.CLUSTERS));
  }

  private static Stream<String> values(Key key) {
    List<String> words =
        switch (key.type()) {
          case Key.Type.Words known -> known.words();
          case Key.Type.Choice choice -> choice.words();
          case Key.Type.Flag _ -> List.of("yes");
          case Key.Type.Addresses _ -> List.of("local");
          case Key.Type.MinimumAge _, Key.Type.Span _ -> List.of("30s", "5m", "15m", "1h", "1d");
          case Key.Type.Names _,
              Key.Type.Pids _,
              Key.Type.Substring _,
              Key.Type.MinimumCount _,
              Key.Type.Whole _,
              Key.Type.Text _ ->
              List.of();
        };
    return words.stream().map(word -> key.name() + ":" + word);
  }
}

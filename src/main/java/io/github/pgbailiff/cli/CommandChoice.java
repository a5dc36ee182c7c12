package io.github.pgbailiff.cli;

import io.github.pgbailiff.command.NearestWord;
import io.github.pgbailiff.command.Vocabulary;
import io.github.pgbailiff.shell.Arguments;
import io.github.pgbailiff.shell.Arguments.UsageException;
import io.github.pgbailiff.shell.ProgramCommand;
import io.github.pgbailiff.shell.Shell;
import io.github.pgbailiff.verb.AllVerbs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The choice of what the words of a command line call: a program command, help on one, or a verb.
 */
record CommandChoice(List<ProgramCommand> commands) {
  private static final List<String> ASKS_FOR_HELP = List.of("--help", "-h");
  private static final List<String> ASKS_FOR_VERSION = List.of("--version", "-V");

  CommandChoice {
    commands = List.copyOf(commands);
  }

  int run(Shell shell, Arguments arguments) {
    List<String> words = arguments.words();
    if (words.stream().anyMatch(ASKS_FOR_HELP::contains)) {
      List<String> topic =
          words.stream().filter(it -> !ASKS_FOR_HELP.contains(it)).limit(1).toList();
      return help(shell, arguments, topic);
    }
    if (words.isEmpty()) {
      return help(shell, arguments, words);
    }
    if (words.getFirst().equals(Overview.NAME)) {
      return help(shell, arguments, words.subList(1, words.size()));
    }
    Optional<ProgramCommand> command = find(words.getFirst());
    return command.isPresent() ? command.get().run(shell, arguments) : verb(shell, arguments);
  }

  /** The verb of that name knows what the asker may do; how the program is used needs no asker. */
  private int help(Shell shell, Arguments arguments, List<String> topic) {
    Optional<ProgramCommand> command = topic.stream().findFirst().flatMap(this::find);
    if (command.isPresent()) {
      topic.stream().skip(1).forEach(CommandChoice::mustNotBe);
      return new CommandHelp(command.get()).run(shell, arguments);
    }
    if (topic.isEmpty() && arguments.format().isEmpty()) {
      return new Overview(commands).run(shell, arguments);
    }
    topic.stream().findFirst().ifPresent(this::mustBeVerb);
    List<String> asked = Stream.concat(Stream.of(Overview.NAME), topic.stream()).toList();
    return new VerbCommand().run(shell, arguments.withWords(asked));
  }

  private static void mustNotBe(String word) {
    throw new UsageException("help: \"%s\" is one word too many".formatted(word));
  }

  private int verb(Shell shell, Arguments arguments) {
    mustBeVerb(arguments.words().getFirst());
    return new VerbCommand().run(shell, arguments);
  }

  private Optional<ProgramCommand> find(String word) {
    String name = ASKS_FOR_VERSION.contains(word) ? VersionCommand.NAME : word;
    return commands.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /** A mistyped verb is the verbs' own affair; here it is about what they do not know. */
  private void mustBeVerb(String word) {
    var vocabulary = new Vocabulary(AllVerbs.declarations());
    if (vocabulary.find(word).isPresent()) {
      return;
    }
    List<String> verbs =
        vocabulary.verbs().stream()
            .flatMap(it -> Stream.concat(Stream.of(it.name()), it.aliases().stream()))
            .toList();
    List<String> ours = commands.stream().map(ProgramCommand::name).toList();
    Optional<String> nearest =
        NearestWord.of(word, Stream.concat(ours.stream(), verbs.stream()).toList());
    if (nearest.filter(ours::contains).isPresent()) {
      throw new UsageException(
          "\"%s\" is neither a command nor a verb%s"
              .formatted(word, NearestWord.question(nearest)));
    }
  }
}

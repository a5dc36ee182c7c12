package io.github.pgbailiff.shell;

import io.github.pgbailiff.command.NearestWord;
import io.github.pgbailiff.shell.Arguments.UsageException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words and options behind the name of a program command.
 *
 * @param flags those that were given
 * @param values of the options that take some, in their order
 * @param words everything else
 */
public record ProgramOptions(Set<String> flags, List<String> values, List<String> words) {
  public ProgramOptions {
    flags = Set.copyOf(flags);
    values = List.copyOf(values);
    words = List.copyOf(words);
  }

  /** Of a command that takes flags only. */
  public static ProgramOptions flags(Arguments arguments, String... flags) {
    return of(arguments, List.of(flags), List.of());
  }

  /** Of a command that takes one option, any number of times, each with a value. */
  public static ProgramOptions valued(Arguments arguments, String option) {
    return of(arguments, List.of(), List.of(option));
  }

  /** Of a command that takes flags, and options with a value each. */
  public static ProgramOptions of(Arguments arguments, List<String> flags, List<String> valued) {
    Deque<String> rest = new ArrayDeque<>(arguments.wordsAndOptionsOfVerbs());
    String command = rest.removeFirst();
    Set<String> given = new HashSet<>();
    List<String> values = new ArrayList<>();
    List<String> words = new ArrayList<>();
    while (!rest.isEmpty()) {
      String word = rest.removeFirst();
      int equals = word.indexOf('=');
      String name = equals > 0 ? word.substring(0, equals) : word;
      if (flags.contains(word)) {
        once(command, word, given.add(word));
      } else if (valued.contains(name)) {
        values.add(equals > 0 ? word.substring(equals + 1) : value(command, name, rest));
      } else if (word.startsWith("--")) {
        throw unknown(command, name, Stream.concat(flags.stream(), valued.stream()).toList());
      } else {
        words.add(word);
      }
    }
    return new ProgramOptions(given, values, words);
  }

  private static void once(String command, String flag, boolean first) {
    if (!first) {
      throw new UsageException(
          "%s: %s is given twice; once would be right".formatted(command, flag));
    }
  }

  private static String value(String command, String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new UsageException("%s: %s needs a value".formatted(command, option));
    }
    return rest.removeFirst();
  }

  private static UsageException unknown(String command, String option, List<String> known) {
    String takes = known.isEmpty() ? "it takes none" : "it takes " + String.join(" and ", known);
    return new UsageException(
        "%s: no option %s; %s%s"
            .formatted(
                command, option, takes, NearestWord.question(NearestWord.of(option, known))));
  }

  public boolean has(String flag) {
    return flags.contains(flag);
  }

  /** The same, when there are no other words. */
  public ProgramOptions withoutWords(String command) {
    if (!words.isEmpty()) {
      throw new UsageException(
          "%s: \"%s\" is one word too many".formatted(command, words.getFirst()));
    }
    return this;
  }
}

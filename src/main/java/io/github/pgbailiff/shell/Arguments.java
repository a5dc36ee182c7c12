package io.github.pgbailiff.shell;

import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.text.Typography;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of a command line, with the program's own options taken out.
 *
 * @param config the file named by {@code --config}
 * @param format what {@code --format} says, which not every command knows
 * @param waitFor how long {@code --wait} waits for a decision
 * @param words everything else, in order
 */
public record Arguments(
    Optional<Path> config,
    Optional<String> format,
    boolean yes,
    Optional<Duration> waitFor,
    List<String> words) {

  /** What the JVM has in the place of bytes that are no text in its locale. */
  private static final char UNREADABLE = '\uFFFD';

  /** The form in which a one-shot command prints its answer. */
  public enum Format {
    TABLE,
    JSON,
    CSV,
    JSONL;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Format> of(String text) {
      return Stream.of(values()).filter(it -> it.word().equalsIgnoreCase(text)).findFirst();
    }
  }

  /** A command line that cannot be understood. */
  public static final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UsageException(String message) {
      super(message);
    }
  }

  public Arguments {
    words = List.copyOf(words);
  }

  /**
   * Takes the options out, wherever they stand; after {@code --} everything is a word.
   *
   * @throws UsageException when an option lacks its value or has an impossible one, or a word
   *     cannot be read
   */
  public static Arguments parse(List<String> arguments) {
    arguments.forEach(Arguments::requireReadable);
    var parsing = new Words(new ArrayDeque<>(arguments));
    parsing.run();
    return new Arguments(
        parsing.config, parsing.format, parsing.yes, parsing.waitFor, parsing.words);
  }

  /** What the JVM could not read would name nobody: {@code user:!x} would spare nobody. */
  private static void requireReadable(String word) {
    if (word.indexOf(UNREADABLE) >= 0) {
      throw new UsageException(
          "\"%s\" holds bytes that are no text in the locale of this shell; export LC_ALL=C.UTF-8, or the locale that they are in"
              .formatted(word));
    }
  }

  /** The words, and behind them the options given that only verbs have. */
  List<String> wordsAndOptionsOfVerbs() {
    Stream<String> confirms = yes ? Stream.of("--yes") : Stream.empty();
    Stream<String> waits = waitFor.stream().map(_ -> "--wait");
    return Stream.of(words.stream(), confirms, waits).flatMap(it -> it).toList();
  }

  /** The same options with other words. */
  public Arguments withWords(List<String> others) {
    return new Arguments(config, format, yes, waitFor, others);
  }

  /**
   * The format that was asked for.
   *
   * @param usual when none was
   * @throws UsageException when it is neither that nor one of the others
   */
  public Format format(Format usual, Format... others) {
    List<Format> possible = Stream.concat(Stream.of(usual), Stream.of(others)).toList();
    return format
        .map(text ->
            Format.of(text).filter(possible::contains).orElseThrow(() -> noFormat(text, possible)))
        .orElse(usual);
  }

  /** The format in which a mistake is told, whatever the command knows. */
  public Format formatOfMistakes() {
    return format.flatMap(Format::of).orElse(Format.TABLE);
  }

  private static UsageException noFormat(String text, List<Format> possible) {
    return new UsageException(
        "--format: \"%s\" is not %s"
            .formatted(
                text, possible.stream().map(Format::word).collect(Collectors.joining(" or "))));
  }

  private static final class Words {
    private final Deque<String> rest;
    private Optional<Path> config = Optional.empty();
    private Optional<String> format = Optional.empty();
    private boolean yes;
    private Optional<Duration> waitFor = Optional.empty();
    private final Set<String> given = new HashSet<>();
    private final List<String> words = new ArrayList<>();

    Words(Deque<String> rest) {
      this.rest = rest;
    }

    void run() {
      while (!rest.isEmpty()) {
        String word = Typography.plainDashes(rest.removeFirst());
        int equals = word.indexOf('=');
        String name = word.startsWith("--") && equals > 0 ? word.substring(0, equals) : word;
        if (word.equals("--")) {
          words.addAll(rest);
          return;
        }
        if (isOption(name) && equals > 0) {
          rest.addFirst(word.substring(equals + 1));
        }
        take(isOption(name) ? name : word);
      }
    }

    private static boolean isOption(String name) {
      return List.of("--config", "--format", "--wait").contains(name);
    }

    private void take(String word) {
      switch (word) {
        case "--config" -> config = Optional.of(Path.of(value(word)));
        case "--format" -> format = Optional.of(value(word));
        case "--wait" -> waitFor = Optional.of(duration(value(word)));
        case "--yes" -> {
          once(word);
          yes = true;
        }
        default -> {
          if (word.startsWith("--yes=")) {
            throw new UsageException("--yes: takes no value; left out, nothing is confirmed");
          }
          words.add(word);
        }
      }
    }

    private void once(String option) {
      if (!given.add(option)) {
        throw new UsageException(option + ": given twice; once would be right");
      }
    }

    private String value(String option) {
      once(option);
      if (rest.isEmpty() || rest.getFirst().isBlank()) {
        throw new UsageException(option + ": needs a value");
      }
      return rest.removeFirst();
    }

    private static Duration duration(String text) {
      if (!Durations.isDuration(text)) {
        throw new UsageException("--wait: \"%s\" %s".formatted(text, Durations.objection(text)));
      }
      return Durations.parse(text);
    }
  }
}

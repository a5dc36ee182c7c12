package io.github.pgbailiff.command.parse;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.command.Vocabulary;
import io.github.pgbailiff.command.text.PastedId;
import io.github.pgbailiff.command.text.PastedPhrases;
import io.github.pgbailiff.command.text.PastedRow;
import io.github.pgbailiff.command.text.SafeWords;
import io.github.pgbailiff.command.text.ShellWords;
import io.github.pgbailiff.command.text.Word;
import io.github.pgbailiff.command.text.WordSplitter;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns what people write into commands, by the verbs' declarations alone.
 *
 * <p>Lists, globs and negation mean the same within quotes and outside of them; a backslash makes
 * the next character literal. The text of {@code reason:} is taken as it is, and ends with its word
 * unless it is quoted.
 */
public final class CommandParser {
  private static final Pattern KEY =
      Pattern.compile("([A-Za-z][A-Za-z0-9_-]*)(:|!?=)(.*)", Pattern.DOTALL);
  private static final Pattern AGE = Pattern.compile("([A-Za-z]+)()(>.*)", Pattern.DOTALL);
  private static final Pattern OPTION = Pattern.compile("--([A-Za-z].*)", Pattern.DOTALL);

  private final Vocabulary vocabulary;
  private final Optional<Set<String>> labels;

  /** A parser that takes any {@code label=value} for a cluster's label. */
  public CommandParser(List<Declaration> verbs) {
    this.vocabulary = new Vocabulary(verbs);
    this.labels = Optional.empty();
  }

  /** A parser that knows which labels there are, so that a mistyped key is not taken for one. */
  public CommandParser(List<Declaration> verbs, Collection<String> labels) {
    this.vocabulary = new Vocabulary(verbs);
    this.labels = Optional.of(Set.copyOf(labels));
  }

  /** Reads a typed line, from the verb on. An empty one asks for help. */
  public ParsedLine parse(String text) {
    if (CommandBounds.exceeds(text.length())) {
      return tooLong(text.length());
    }
    WordSplitter.Split split = WordSplitter.split(text);
    if (split.unclosed().isPresent()) {
      int at = split.unclosed().getAsInt();
      String message =
          "the quote at %s is never closed; close it, or write \\\" for the character itself"
              .formatted(UserMistake.quote(text.substring(at)));
      return new ParsedLine.Misunderstood(message, Optional.empty(), safe(split.words()));
    }
    return read(split.words());
  }

  /** Reads words that a shell or typed options have split already, from the verb on. */
  public ParsedLine parseWords(List<String> words) {
    int characters = words.stream().mapToInt(it -> it.length() + 1).sum();
    if (CommandBounds.exceeds(characters)) {
      return tooLong(characters);
    }
    try {
      CommandBounds.check(words);
      return read(ShellWords.read(vocabulary, words));
    } catch (UserMistake e) {
      return new ParsedLine.Misunderstood(
          e.getMessage(), e.nearest(), safe(words.stream().map(Word::given).toList()));
    }
  }

  /** Not even its verb is looked for. */
  private static ParsedLine tooLong(int characters) {
    String message = CommandBounds.tooLong(characters).getMessage();
    return new ParsedLine.Misunderstood(message, Optional.empty(), "?");
  }

  private ParsedLine read(List<Word> words) {
    try {
      CommandBounds.check(words);
      return new ParsedLine.Understood(command(words));
    } catch (UserMistake e) {
      return new ParsedLine.Misunderstood(e.getMessage(), e.nearest(), safe(words));
    }
  }

  private String safe(List<Word> words) {
    return new SafeWords(vocabulary).of(words);
  }

  private Command command(List<Word> words) {
    Deque<Word> rest = new ArrayDeque<>(words);
    String first = rest.isEmpty() ? "help" : rest.removeFirst().plain();
    Declaration verb =
        vocabulary.require(isHelp(first) || vocabulary.isGreeting(first) ? "help" : first);
    Optional<Declaration> help = vocabulary.find("help");
    if (help.isPresent() && rest.stream().anyMatch(word -> isHelp(word.source()))) {
      var reading = new CommandBuilder(help.get());
      reading.topic(verb);
      return reading.command();
    }
    var reading = new CommandBuilder(verb);
    rest = new ArrayDeque<>(PastedRow.read(verb, List.copyOf(rest)));
    while (!rest.isEmpty()) {
      take(verb, reading, rest);
    }
    return reading.command();
  }

  private static boolean isHelp(String word) {
    return word.equals("--help") || word.equals("-h");
  }

  private void take(Declaration verb, CommandBuilder reading, Deque<Word> rest) {
    Word word = rest.removeFirst();
    Matcher option = OPTION.matcher(word.source());
    Word bare = option.matches() ? word.from(2) : word;
    Matcher pair = pair(verb, bare.source());
    boolean isPair = pair.matches() && (option.matches() || !isOther(verb, pair));
    if (isPair || option.matches()) {
      Key key = Vocabulary.key(verb, isPair ? pair.group(1) : bare.source());
      Word given = isPair ? bare.from(pair.start(3)) : value(key, rest);
      Word value = PastedPhrases.whole(key, given, rest);
      reading.key(key, value, isPair && pair.group(2).equals("!="));
      refuseLooseText(verb, key, value, rest);
    } else if (reading.wantsTopic()) {
      reading.topic(vocabulary.require(word.plain()));
    } else {
      reading.bare(word);
    }
  }

  private static Matcher pair(Declaration verb, String source) {
    Matcher age = AGE.matcher(source);
    boolean isAge =
        age.matches()
            && verb.key(age.group(1).toLowerCase(Locale.ROOT))
                .filter(key -> isMinimum(key.type()))
                .isPresent();
    return isAge ? age : KEY.matcher(source);
  }

  private static boolean isMinimum(Key.Type type) {
    return type instanceof Key.Type.MinimumAge || type instanceof Key.Type.MinimumCount;
  }

  /** Whether it is a label, over which keys win, or an id with the colon of a message. */
  private boolean isOther(Declaration verb, Matcher pair) {
    if (verb.takesId() && PastedId.of(pair.group()).isPresent()) {
      return true;
    }
    String name = pair.group(1);
    return pair.group(2).equals("=")
        && verb.takes(Declaration.Positional.CLUSTERS)
        && verb.key(name.toLowerCase(Locale.ROOT)).isEmpty()
        && labels.map(known -> known.contains(name)).orElse(true);
  }

  private static Word value(Key key, Deque<Word> rest) {
    boolean missing = rest.isEmpty() || OPTION.matcher(rest.getFirst().source()).matches();
    if (key.type() instanceof Key.Type.Flag) {
      boolean said =
          !missing && rest.getFirst().source().toLowerCase(Locale.ROOT).matches("yes|no");
      return said ? rest.removeFirst() : Word.given("yes");
    }
    return missing ? Word.given("") : rest.removeFirst();
  }

  /** The second word of an unquoted text could be a pid, or a cluster, that nobody meant. */
  private static void refuseLooseText(Declaration verb, Key key, Word value, Deque<Word> rest) {
    boolean text = key.type() instanceof Key.Type.Text || key.type() instanceof Key.Type.Substring;
    if (!text || value.quoted() || rest.isEmpty()) {
      return;
    }
    String next = rest.getFirst().source();
    Matcher pair = pair(verb, next);
    boolean isKey =
        pair.matches()
            && (pair.group(2).equals(":")
                || verb.key(pair.group(1).toLowerCase(Locale.ROOT)).isPresent());
    if (!isKey && !OPTION.matcher(next).matches()) {
      throw new UserMistake(
          "%s: ends before %s; put quotes around the whole text: %s:\"...\""
              .formatted(key.name(), UserMistake.quote(next), key.name()));
    }
  }
}

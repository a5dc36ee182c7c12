package io.github.pgbailiff.command.parse;

import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.Vocabulary;
import io.github.pgbailiff.command.text.QuotedText;
import io.github.pgbailiff.command.text.Suggestion;
import io.github.pgbailiff.command.text.Typography;
import io.github.pgbailiff.command.text.Word;
import io.github.pgbailiff.command.text.WordSplitter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that may stand in place of the last one of a line that is being typed. */
public final class Completion {
  private static final int MOST = 100;
  // Sessions that are offered before anything is typed.
  private static final int FEW = 25;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
  private static final Map<String, KnownNames.Kind> KINDS =
      Map.of(
          "db", KnownNames.Kind.DATABASE,
          "user", KnownNames.Kind.USER,
          "app", KnownNames.Kind.APPLICATION,
          "cluster", KnownNames.Kind.CLUSTER,
          "break-glass", KnownNames.Kind.CLUSTER,
          "request", KnownNames.Kind.REQUEST,
          "by", KnownNames.Kind.PERSON);

  private final Vocabulary vocabulary;
  private final KnownNames names;

  public Completion(List<Declaration> verbs, KnownNames names) {
    this.vocabulary = new Vocabulary(verbs);
    this.names = names;
  }

  /**
   * Whole words for the last word of the line, best first, at most 100; a line that ends with a
   * space has an empty last word. They are words as a shell gives them: {@link QuotedText#word}
   * writes one into a typed line.
   *
   * @param line from the verb on
   */
  public List<Suggestion> candidates(String line) {
    if (CommandBounds.exceeds(line.length())) {
      return List.of();
    }
    List<Word> words = new ArrayList<>(WordSplitter.split(line).words());
    if (words.isEmpty() || Typography.isSpace(line.charAt(line.length() - 1))) {
      words.add(Word.given(""));
    }
    String last = words.removeLast().source();
    Stream<Suggestion> all =
        words.isEmpty()
            ? vocabulary.verbs().stream().map(it -> new Suggestion(it.name(), it.summary()))
            : vocabulary.find(words.getFirst().plain()).stream()
                .flatMap(verb -> forVerb(verb, words.subList(1, words.size()), last));
    String start = last.toLowerCase(Locale.ROOT);
    Set<String> known = new HashSet<>();
    return all.filter(it -> continues(it, start))
        .filter(it -> known.add(it.word()))
        .limit(MOST)
        .toList();
  }

  /** A session is also found by what it is: nobody remembers pids. */
  private static boolean continues(Suggestion suggestion, String start) {
    return suggestion.word().toLowerCase(Locale.ROOT).startsWith(start)
        || (NUMBER.matcher(suggestion.word()).matches()
            && start.length() > 1
            && !NUMBER.matcher(start).matches()
            && suggestion.about().toLowerCase(Locale.ROOT).contains(start));
  }

  private Stream<Suggestion> forVerb(Declaration verb, List<Word> before, String last) {
    int colon = last.indexOf(':') < 0 ? last.indexOf('=') : last.indexOf(':');
    if (colon > 0) {
      String name = last.substring(0, colon).replaceFirst("^--", "").toLowerCase(Locale.ROOT);
      return verb.key(name).stream().flatMap(key -> values(key, before, last, colon));
    }
    if (last.startsWith("--")) {
      return verb.keys().stream().map(key -> new Suggestion("--" + key.name() + "=", key.help()));
    }
    Stream<Suggestion> keys =
        verb.keys().stream().map(key -> new Suggestion(key.name() + ":", key.help()));
    return Stream.concat(positionals(verb, before, last), keys);
  }

  private Stream<Suggestion> positionals(Declaration verb, List<Word> before, String last) {
    return verb.positionals().stream()
        .flatMap(positional ->
            switch (positional) {
              case CLUSTERS -> clusters(verb, before, last);
              case CONFIRMATION ->
                  before.isEmpty() ? Stream.of() : known(KnownNames.Kind.CLUSTER, List.of());
              case REQUEST -> first(before, KnownNames.Kind.REQUEST);
              case ALERT -> first(before, KnownNames.Kind.ALERT);
              case BLOCK -> first(before, KnownNames.Kind.BLOCK);
              case VERB ->
                  vocabulary.verbs().stream().map(it -> new Suggestion(it.name(), it.summary()));
              case PIDS -> Stream.concat(sessions(before, last), Stream.of(Suggestion.of("all")));
              case PID -> isNumbered(before) ? Stream.of() : sessions(before, last);
            });
  }

  /** Sessions of the clusters that are named, without those that are named already. */
  private Stream<Suggestion> sessions(List<Word> before, String last) {
    List<ClusterPattern> clusters = named(before).map(Completion::patterns).orElse(List.of());
    Set<String> there = before.stream().map(Word::source).collect(Collectors.toSet());
    return known(KnownNames.Kind.SESSION, clusters)
        .filter(it -> !there.contains(it.word()))
        .limit(last.isEmpty() ? FEW : Integer.MAX_VALUE);
  }

  private static boolean isNumbered(List<Word> words) {
    return words.stream().anyMatch(it -> NUMBER.matcher(it.source()).matches());
  }

  private Stream<Suggestion> first(List<Word> before, KnownNames.Kind kind) {
    return before.isEmpty() ? known(kind, List.of()) : Stream.of();
  }

  private Stream<Suggestion> clusters(Declaration verb, List<Word> before, String last) {
    if (named(before).isPresent()) {
      return Stream.of();
    }
    int slash = last.indexOf('/');
    if (slash > 0 && verb.key("db").isPresent()) {
      String front = last.substring(0, slash);
      return known(KnownNames.Kind.DATABASE, patterns(front))
          .map(db -> db.typedAs(front + "/" + QuotedText.database(db.word())));
    }
    String front = last.substring(0, last.lastIndexOf(',') + 1);
    return known(KnownNames.Kind.CLUSTER, List.of())
        .map(cluster -> cluster.typedAs(front + cluster.word()));
  }

  private Stream<Suggestion> values(Key key, List<Word> before, String last, int colon) {
    List<ClusterPattern> clusters = named(before).map(Completion::patterns).orElse(List.of());
    int front = Math.max(colon, Math.max(last.lastIndexOf(','), last.lastIndexOf('!'))) + 1;
    Stream<Suggestion> values =
        switch (key.type()) {
          case Key.Type.Words words -> words.words().stream().map(Suggestion::of);
          case Key.Type.Choice choice -> choice.words().stream().map(Suggestion::of);
          case Key.Type.Flag _ -> Stream.of(Suggestion.of("yes"));
          case Key.Type.MinimumAge _, Key.Type.Span _ ->
              Stream.of("30s", "5m", "15m", "1h", "1d").map(Suggestion::of);
          case Key.Type.MinimumCount _ -> Stream.of("1", "10", "100k", "1M").map(Suggestion::of);
          case Key.Type.Addresses _ -> Stream.of(Suggestion.of("local"));
          case Key.Type.Names _, Key.Type.Text _ -> known(key, clusters);
          case Key.Type.Pids _ -> known(KnownNames.Kind.SESSION, clusters);
          case Key.Type.Substring _, Key.Type.Whole _ -> Stream.of();
        };
    return values.map(value -> value.typedAs(last.substring(0, front) + value.word()));
  }

  private Stream<Suggestion> known(Key key, List<ClusterPattern> clusters) {
    Stream<Suggestion> found =
        Optional.ofNullable(KINDS.get(key.name())).stream().flatMap(kind -> known(kind, clusters));
    if (key.type() instanceof Key.Type.Text) {
      return found;
    }
    Stream<Suggestion> escaped =
        found.map(it -> it.typedAs(QuotedText.element(key.exactly(it.word()))));
    return key.equals(Keys.USER) ? Stream.concat(Stream.of(Suggestion.of("me")), escaped) : escaped;
  }

  /** Also what is told beside a word is shown as it is. */
  private Stream<Suggestion> known(KnownNames.Kind kind, List<ClusterPattern> clusters) {
    return names.of(kind, clusters).stream()
        .filter(it -> it.line().chars().noneMatch(Character::isISOControl));
  }

  /** The word that names the clusters, if one of these does. */
  private static Optional<String> named(List<Word> words) {
    return words.stream()
        .map(Word::source)
        .filter(word -> word.matches("[^0-9:=-][^:=]*"))
        .filter(word -> !word.equalsIgnoreCase("all"))
        .findFirst();
  }

  private static List<ClusterPattern> patterns(String word) {
    String clusters = word.contains("/") ? word.substring(0, word.indexOf('/')) : word;
    return Stream.of(clusters.split(",", -1)).map(ClusterPattern::new).toList();
  }
}

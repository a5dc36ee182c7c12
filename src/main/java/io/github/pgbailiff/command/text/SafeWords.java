package io.github.pgbailiff.command.text;

import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The part of a line that may be kept though it was not understood: its verb and its keys as far as
 * they are declared, and {@code ?} for everything else, which may be a secret pasted into the wrong
 * window.
 */
public record SafeWords(Vocabulary vocabulary) {
  private static final Pattern KEY =
      Pattern.compile("(?:--(?=[A-Za-z-]+$)|(?:--)?(?=[A-Za-z-]+[:=!>]))([A-Za-z-]+)");

  public String of(List<Word> words) {
    if (words.isEmpty()) {
      return "";
    }
    Optional<Declaration> verb = vocabulary.find(words.getFirst().plain());
    String keys =
        words.stream()
            .skip(1)
            .map(word -> verb.flatMap(v -> key(v, word)).orElse("?"))
            .collect(Collectors.joining(" "));
    return (verb.map(Declaration::name).orElse("?") + " " + keys).strip();
  }

  private static Optional<String> key(Declaration verb, Word word) {
    Matcher matcher = KEY.matcher(word.source());
    return matcher.lookingAt()
        ? verb.key(matcher.group(1).toLowerCase(Locale.ROOT)).map(key -> key.name() + ":")
        : Optional.empty();
  }
}

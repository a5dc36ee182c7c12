package io.github.pgbailiff.command.parse;

import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.command.text.EscapedText;
import io.github.pgbailiff.command.text.PastedPid;
import io.github.pgbailiff.command.text.Typography;
import io.github.pgbailiff.command.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code CLUSTER[/DATABASE]}: names, globs and labels by comma, then databases that hold for all of
 * them.
 *
 * @param database the condition on {@code db} after the slash
 */
record ClusterWord(List<ClusterPattern> clusters, Optional<Condition> database) {
  private static final Pattern NAME =
      Pattern.compile("[^-—–'‘’:!=>/,\\\\\"“”„][^:!=>/,\\\\\"“”„]*");

  static ClusterWord read(Declaration verb, Word word) {
    List<EscapedText> halves = word.escaped().split('/');
    if (halves.size() > 2) {
      throw new UserMistake(
          "%s: %s has more than one slash; CLUSTER/DATABASE would be right, with one slash for all"
              .formatted(verb.name(), UserMistake.quote(word.source())));
    }
    List<ClusterPattern> clusters = new ArrayList<>();
    for (EscapedText part : CommandBounds.elements(verb.name(), halves.getFirst())) {
      clusters.add(pattern(verb, part.strip()));
    }
    return new ClusterWord(
        clusters, halves.size() < 2 ? Optional.empty() : Optional.of(database(verb, halves)));
  }

  private static Condition database(Declaration verb, List<EscapedText> halves) {
    Key key =
        verb.key(Keys.DB.name())
            .orElseThrow(() ->
                new UserMistake(
                    "%s: takes no database, such as %s after the slash; CLUSTER alone would be right"
                        .formatted(verb.name(), UserMistake.quote(halves.get(1).source()))));
    Word value = new Word(halves.get(1).source(), true, true);
    if (halves.get(1).isEmpty()) {
      throw new UserMistake(
          verb.name() + ": no database after the slash; CLUSTER or CLUSTER/DATABASE is right");
    }
    return Filters.read(key, value, false);
  }

  private static ClusterPattern pattern(Declaration verb, EscapedText text) {
    String source = CommandBounds.pattern(verb.name(), text).source();
    int equals = source.indexOf('=');
    String name = equals < 0 ? source : source.substring(0, equals);
    boolean label = equals >= 0 && equals + 1 < source.length() && !isKey(name);
    boolean possible = isName(name) && (equals < 0 || label);
    if (!possible || (equals < 0 && (PastedPid.isMeantBy(name) || name.equalsIgnoreCase("all")))) {
      throw new UserMistake(
          "%s: %s is no cluster; a name, a glob such as prod-* or a label such as env=prod is"
              .formatted(verb.name(), UserMistake.quote(text.source())));
    }
    return new ClusterPattern(source);
  }

  /** Keys win over labels, also where something keeps the word from being read as one. */
  private static boolean isKey(String name) {
    return Keys.ALL.stream().anyMatch(key -> key.name().equalsIgnoreCase(name));
  }

  /** Whether clusters and labels may be called so. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches()
        && name.chars().noneMatch(c -> Typography.isSpace((char) c) || Typography.isMark((char) c));
  }
}

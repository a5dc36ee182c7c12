package io.github.pgbailiff.command.parse;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Counts;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.NearestWord;
import io.github.pgbailiff.command.Pids;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.command.text.EscapedText;
import io.github.pgbailiff.command.text.PastedPhrases;
import io.github.pgbailiff.command.text.PastedPid;
import io.github.pgbailiff.command.text.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Reads the value of a filter. */
public final class Filters {
  private Filters() {}

  /**
   * The condition that a filter's text means, such as {@code !etl,report} for {@link Keys#USER}.
   *
   * @throws UserMistake when it means none
   */
  public static Condition read(Key key, String text) {
    return read(key, Word.given(text), false);
  }

  static Condition read(Key key, Word value, boolean negated) {
    return switch (key.type()) {
      case Key.Type.Names _ -> list(key, value, negated, text -> name(key, text));
      case Key.Type.Words words -> list(key, value, negated, text -> word(key, words, text));
      case Key.Type.Addresses _ -> list(key, value, negated, text -> address(key, text));
      case Key.Type.Pids _ -> list(key, value, negated, text -> pid(key, text));
      case Key.Type.Substring _ -> contains(key, value, negated);
      case Key.Type.MinimumAge _ ->
          new Condition.AtLeast(key.name(), duration(key, least(key, value, negated)));
      case Key.Type.MinimumCount _ ->
          new Condition.AtLeastMany(key.name(), count(key, least(key, value, negated)));
      case Key.Type.Span _, Key.Type.Choice _, Key.Type.Whole _, Key.Type.Flag _, Key.Type.Text _ ->
          throw new IllegalArgumentException(key.name() + " is not a filter");
    };
  }

  private static Condition list(
      Key key, Word value, boolean negated, Function<EscapedText, Glob> element) {
    boolean bang = value.escaped().startsWith('!');
    if (bang && negated) {
      throw new UserMistake(key.name() + ": negated twice; one ! or != is enough");
    }
    EscapedText list = bang ? value.escaped().from(1) : value.escaped();
    List<Glob> globs = new ArrayList<>();
    for (EscapedText part : CommandBounds.elements(key.name(), list)) {
      globs.add(element.apply(checked(key, part.strip(), list)));
    }
    return new Condition.OneOf(key.name(), bang || negated, globs);
  }

  private static EscapedText checked(Key key, EscapedText part, EscapedText list) {
    if (part.isEmpty()) {
      throw new UserMistake(
          "%s: %s has an empty place; write %s:a,b without spaces"
              .formatted(key.name(), UserMistake.quote(list.source()), key.name()));
    }
    if (part.startsWith('!')) {
      throw new UserMistake(
          "%s: ! stands once, in front of the whole list, and means none of these: %s:!a,b"
              .formatted(key.name(), key.name()));
    }
    return part;
  }

  private static Glob name(Key key, EscapedText text) {
    Glob glob = CommandBounds.pattern(key.name(), text);
    boolean named =
        key.name().equals(Keys.USER.name()) && !new Glob(text.source()).standsForRoles();
    return named ? glob.named() : glob;
  }

  private static Glob word(Key key, Key.Type.Words words, EscapedText text) {
    String lower = text.source().toLowerCase(Locale.ROOT);
    Glob glob = CommandBounds.pattern(key.name(), new EscapedText(PastedPhrases.ours(key, lower)));
    boolean known =
        words.words().stream().anyMatch(glob::matches) || Keys.isServers(key, glob.source());
    // A backslash in front says that it is no mistake, however near it is to a word of ours.
    if (known || text.source().startsWith("\\") || others(words, glob)) {
      return glob;
    }
    throw new UserMistake(
        "%s: %s is none of %s"
            .formatted(
                key.name(), UserMistake.quote(text.literal()), String.join(" ", words.words())),
        NearestWord.of(text.literal(), words.words()));
  }

  private static boolean others(Key.Type.Words words, Glob glob) {
    int colon = glob.source().indexOf(':');
    return switch (words.others()) {
      case DETAILS -> {
        String word = colon > 0 ? glob.source().substring(0, colon) : glob.source();
        yield (colon > 0 && words.words().contains(word)) || isNew(word, words);
      }
      case ANY -> isNew(glob.source(), words);
    };
  }

  /** No list of ours says what servers will say: only what looks mistyped is refused. */
  private static boolean isNew(String word, Key.Type.Words words) {
    return NearestWord.of(word, words.words()).isEmpty();
  }

  private static Glob address(Key key, EscapedText text) {
    String address = text.literal().toLowerCase(Locale.ROOT);
    if (address.equals("local") || Addresses.isAddressOrNetwork(address)) {
      return Glob.exactly(address);
    }
    throw new UserMistake(
        "%s: %s is not an address, a network such as 192.168.3.0/24, or local"
            .formatted(key.name(), UserMistake.quote(address)));
  }

  private static Glob pid(Key key, EscapedText text) {
    List<String> pasted = PastedPid.of(text.literal());
    String pid = pasted.size() == 1 ? pasted.getFirst() : text.literal();
    return Glob.exactly(String.valueOf(Pids.parse(key.name(), pid)));
  }

  private static Condition contains(Key key, Word value, boolean negated) {
    boolean bang = value.escaped().startsWith('!');
    if (bang && negated) {
      throw new UserMistake(key.name() + ": negated twice; one ! or != is enough");
    }
    String text = (bang ? value.escaped().from(1) : value.escaped()).literal();
    if (text.isBlank()) {
      throw new UserMistake(key.name() + ": has no text; a part of a query would be right");
    }
    return new Condition.Contains(key.name(), bang || negated, text);
  }

  private static String least(Key key, Word value, boolean negated) {
    String text = value.plain();
    if (negated || text.startsWith("!")) {
      String such =
          key.type() instanceof Key.Type.MinimumCount ? "3, 200k or 1M" : "30s, 10m or 2h";
      throw new UserMistake(
          key.name() + ": cannot be negated; it always means at least, such as " + such);
    }
    return text.substring(text.startsWith(">=") ? 2 : text.startsWith(">") ? 1 : 0);
  }

  private static long count(Key key, String text) {
    try {
      return Counts.parse(text.strip());
    } catch (IllegalArgumentException e) {
      throw new UserMistake(
          "%s: %s is not a count such as 3, 200k or 1M"
              .formatted(key.name(), UserMistake.quote(text)));
    }
  }

  static Duration duration(Key key, String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    if (!Durations.isDuration(plain)) {
      throw new UserMistake(
          "%s: %s %s".formatted(key.name(), UserMistake.quote(text), Durations.objection(plain)));
    }
    return Durations.parse(plain);
  }
}

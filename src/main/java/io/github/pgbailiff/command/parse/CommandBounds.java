package io.github.pgbailiff.command.parse;

import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.command.text.EscapedText;
import java.util.List;

/**
 * The bounds of one command. Reading it takes time in proportion to its length, and matching it
 * against names to the length of its lists: nobody holds up the others by what they type.
 */
final class CommandBounds {
  /** Of a whole line, and of the words of a shell together. */
  static final int CHARACTERS = 16_000;

  private static final int WORDS = 1_000;
  private static final int ELEMENTS = 1_000;

  private CommandBounds() {}

  /** Whether a line is too long to be read at all. */
  static boolean exceeds(int characters) {
    return characters > CHARACTERS;
  }

  static UserMistake tooLong(int characters) {
    return new UserMistake(
        "%,d characters are too many for a command; at most %,d would be right"
            .formatted(characters, CHARACTERS));
  }

  static void check(List<?> words) {
    if (words.size() > WORDS) {
      throw new UserMistake(
          "%,d words are too many for a command; at most %,d would be right, or a filter"
              .formatted(words.size(), WORDS));
    }
  }

  /** The elements of a list. */
  static List<EscapedText> elements(String place, EscapedText list) {
    List<EscapedText> elements = list.split(',');
    if (elements.size() > ELEMENTS) {
      throw new UserMistake(
          "%s: %,d are too many for a list; at most %,d would be right, or a glob such as a*"
              .formatted(place, elements.size(), ELEMENTS));
    }
    return elements;
  }

  /** A pattern that people wrote. */
  static Glob pattern(String place, EscapedText text) {
    Glob glob = text.glob();
    if (glob.source().length() > Glob.LONGEST) {
      throw new UserMistake(
          "%s: %s has %,d characters; a name or pattern has at most %d"
              .formatted(
                  place, UserMistake.quote(text.source()), glob.source().length(), Glob.LONGEST));
    }
    return glob;
  }
}

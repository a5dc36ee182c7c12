package io.github.pgbailiff.command;

import java.time.Duration;
import java.util.List;

/**
 * A {@code key:value} that a verb knows.
 *
 * @param help one line without a full stop
 * @param common offered as an option of its own on platforms with typed options; the others are
 *     typed as text
 */
public record Key(String name, Type type, String help, boolean common) {

  /** The form of a value. */
  public sealed interface Type {
    /** A comma-separated list with globs and {@code !}: a filter. */
    record Names() implements Type {}

    /**
     * As {@link Names}, but the words are these in lower case, written in any letter case.
     *
     * @param others which other words there are
     */
    record Words(List<String> words, Others others) implements Type {
      public Words {
        words = List.copyOf(words);
      }
    }

    /** Addresses, networks in CIDR notation, or {@code local}: a filter. */
    record Addresses() implements Type {}

    /** Process ids, comma-separated: a filter. */
    record Pids() implements Type {}

    /** A substring; commas mean nothing: a filter. */
    record Substring() implements Type {}

    /** At least this long: a filter. */
    record MinimumAge() implements Type {}

    /** At least so many: a filter. */
    record MinimumCount() implements Type {}

    /** A duration such as {@code 30m}, at most the longest. */
    record Span(Duration longest) implements Type {
      Span() {
        this(Durations.LONGEST);
      }
    }

    /** One of a few words. */
    record Choice(List<String> words) implements Type {
      public Choice {
        words = List.copyOf(words);
      }
    }

    /** A whole number within bounds, both included. */
    record Whole(int from, int to) implements Type {}

    /** {@code yes}; leaving the key out means no. */
    record Flag() implements Type {}

    /** Text, taken as it is. */
    record Text() implements Type {}
  }

  /** The words that {@link Type.Words} takes besides its own. */
  public enum Others {
    /** Any word, and behind a colon anything: {@code lock:tuple}. */
    DETAILS,
    /** Any word. */
    ANY
  }

  /** The glob that means exactly this name of a database, role or application. */
  public Glob exactly(String name) {
    return name().equals(Keys.USER.name()) ? Glob.role(name) : Glob.exactly(name);
  }

  /** Whether the key narrows down which sessions are meant. */
  public boolean filters() {
    return switch (type) {
      case Type.Names _,
          Type.Words _,
          Type.Addresses _,
          Type.Pids _,
          Type.Substring _,
          Type.MinimumAge _,
          Type.MinimumCount _ ->
          true;
      case Type.Span _, Type.Choice _, Type.Whole _, Type.Flag _, Type.Text _ -> false;
    };
  }
}

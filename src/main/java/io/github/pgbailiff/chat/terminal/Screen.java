package io.github.pgbailiff.chat.terminal;

import io.github.pgbailiff.command.text.Suggestion;
import java.util.List;
import java.util.Optional;

/** A place where a person reads and types, line by line. Printing is safe from any thread. */
public interface Screen extends AutoCloseable {

  /** Words that may stand in place of the last one of a line that is being typed, best first. */
  @FunctionalInterface
  interface Completion {
    /** None: for answers that nobody can guess. */
    Completion NONE = _ -> List.of();

    /** They are written as they have to stand in the line. */
    List<Suggestion> words(String line);
  }

  /**
   * The next line, without its end; empty when there is none any more.
   *
   * @param prompt plain text before it
   * @param completion {@link Completion#NONE}: the line does not join the history either
   */
  Optional<String> readLine(String prompt, Completion completion);

  /** Shows whole lines, above the one that is being typed. */
  void print(String lines);

  /** Empties what is in sight; nothing where nobody looks. */
  default void clear() {}

  /** The width in cells at this moment. */
  int width();

  /** Whether escape codes for colours are welcome. */
  boolean colours();

  /** Whether a person sits in front of it. */
  boolean interactive();

  @Override
  void close();
}

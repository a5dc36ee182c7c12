package io.github.pgbailiff.command.parse;

import io.github.pgbailiff.command.Command;
import java.util.Optional;

/** The result of reading a line. */
public sealed interface ParsedLine {

  /** It is a command. */
  record Understood(Command command) implements ParsedLine {}

  /**
   * It is none.
   *
   * @param message the thing, the value, and what would be right; it repeats what was typed
   * @param nearest the verb, key or value that was most likely meant
   * @param verbAndKeysOnly what the record may keep of it: names that are declared, nothing else
   */
  record Misunderstood(String message, Optional<String> nearest, String verbAndKeysOnly)
      implements ParsedLine {}
}

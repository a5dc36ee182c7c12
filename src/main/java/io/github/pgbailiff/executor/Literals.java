package io.github.pgbailiff.executor;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Keys;

/** The wish to see query texts unmasked. */
final class Literals {
  /** What it takes. */
  static final String PERMISSION = "literals";

  private Literals() {}

  static boolean askedFor(Command command) {
    return command.options().flag(Keys.LITERALS.name());
  }
}

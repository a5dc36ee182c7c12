package io.github.pgbailiff.shell;

import java.util.Optional;

/** The version of the program, as its jar says it. */
public final class ProgramVersion {
  private ProgramVersion() {}

  /** Empty when it runs from classes. */
  public static Optional<String> current() {
    return Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion());
  }
}

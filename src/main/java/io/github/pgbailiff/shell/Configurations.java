package io.github.pgbailiff.shell;

import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.config.ConfigurationLook;
import io.github.pgbailiff.config.ConfigurationReader;
import io.github.pgbailiff.verb.AllVerbs;
import java.nio.file.Path;
import java.util.Optional;

/** The configuration that a command line names. */
public final class Configurations {
  private Configurations() {}

  /**
   * The configuration.
   *
   * @throws io.github.pgbailiff.config.ConfigurationException with everything that is wrong with it
   */
  public static Configuration read(Shell shell, Arguments arguments) {
    return look(shell, arguments).orThrow();
  }

  /** The configuration, or all that is wrong with it. */
  public static ConfigurationLook look(Shell shell, Arguments arguments) {
    return new ConfigurationReader(
            AllVerbs.declarations(),
            shell.platforms(),
            name -> Optional.ofNullable(shell.environment().get(name)))
        .look(file(shell, arguments));
  }

  /** The file that it is in. */
  public static Path file(Shell shell, Arguments arguments) {
    return arguments.config().orElseGet(shell::defaultConfiguration);
  }
}

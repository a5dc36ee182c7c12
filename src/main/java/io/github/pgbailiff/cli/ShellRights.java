package io.github.pgbailiff.cli;

import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.executor.ExecutorSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a process in a shell may do at all, whatever the roles say: on a store that others share,
 * whoever can write the roles that they have must not decide on the requests of others.
 */
final class ShellRights {
  private static final String OF_ONE_USER = "jdbc:sqlite:";

  private ShellRights() {}

  static ExecutorSettings settings(Shell shell, Arguments arguments, Configuration configuration) {
    var settings = ExecutorSettings.of(shell.host(), false, configuration.audit().reads());
    return objection(
            shell.account(),
            Configurations.file(shell, arguments),
            configuration.store().url().startsWith(OF_ONE_USER))
        .map(settings::withoutDecisions)
        .orElse(settings);
  }

  /** Why the user may not decide. */
  static Optional<String> objection(OsUser user, Path configuration, boolean ownStore) {
    if (ownStore || user.isRoot()) {
      return Optional.empty();
    }
    return new WriteAccess(user)
        .to(configuration)
        .map(path ->
            "%s can change the configuration (by %s), so its roles prove nothing to others; decide in chat, or let it belong to root"
                .formatted(user.name(), path));
  }
}

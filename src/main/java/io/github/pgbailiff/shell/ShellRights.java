package io.github.pgbailiff.shell;

import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.execution.ProcessSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a process in a shell in what others share, whatever the roles say: on their store,
 * nobody decides by roles that they or a third account could have written, or under a name that the
 * kernel does not vouch for.
 */
public record ShellRights(Shell shell, Path configuration, boolean ownStore) {
  private static final String OF_ONE_USER = "jdbc:sqlite:";

  public static ShellRights of(Shell shell, Arguments arguments, Configuration configuration) {
    return new ShellRights(
        shell,
        Configurations.file(shell, arguments),
        configuration.store().url().startsWith(OF_ONE_USER));
  }

  public ProcessSettings settings(boolean recordsReads) {
    return ProcessSettings.of(shell.account().on(shell.host()), false, recordsReads)
        .withoutDecisions(serving -> objection(serving.flatMap(it -> OsUser.of(it, shell.host()))));
  }

  /** Who asks. On a store of one user it is that user, whatever number they have in a container. */
  public Actor actor() {
    String name = ownStore || shell.account().vouched() ? shell.user() : shell.user() + "?";
    return new Actor(Place.TERMINAL, name, name);
  }

  /**
   * Why the user may not decide.
   *
   * @param serving the account of the live {@code serve} of the store, when it is on this machine
   */
  Optional<String> objection(Optional<Long> serving) {
    OsUser user = shell.account();
    if (ownStore) {
      return Optional.empty();
    }
    if (!user.vouched()) {
      return Optional.of(
          "the kernel does not vouch for %s (a user namespace of its own); decide in chat, or outside of it"
              .formatted(user.name()));
    }
    if (user.isRoot()) {
      return Optional.empty();
    }
    Set<Long> owners = serving.filter(it -> it != user.uid()).map(Set::of).orElse(Set.of());
    return new GuardedFile(configuration, owners)
        .gap()
        .map(path ->
            "others than root%s can change the configuration (by %s), so its roles prove nothing; decide in chat, or let it and its folders belong to root, writable by root alone"
                .formatted(owners.isEmpty() ? "" : " and the account of serve", path));
  }
}

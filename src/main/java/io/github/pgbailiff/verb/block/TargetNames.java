package io.github.pgbailiff.verb.block;

import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.UserMistake;
import java.util.List;
import java.util.Optional;

/** The target that a command names: its keys decide what is blocked. */
final class TargetNames {
  private TargetNames() {}

  /**
   * The target of {@code db:} and {@code user:}.
   *
   * @throws UserMistake when they are not exact single names
   */
  static BlockTargetName of(Command command) {
    Optional<String> database = name(command, Keys.DB);
    Optional<String> role = name(command, Keys.USER);
    if (database.isEmpty() && role.filter(BlockTargetName.PUBLIC::equals).isPresent()) {
      throw new UserMistake(
          "user: \"public\" stands for everybody in one database; name that too: db:NAME user:public");
    }
    if (database.isEmpty() && role.isEmpty()) {
      throw new UserMistake("a block is of a database (db:), a role (user:), or both");
    }
    return new BlockTargetName(database, role);
  }

  private static Optional<String> name(Command command, Key key) {
    List<Condition> given =
        command.conditions().stream().filter(it -> it.key().equals(key.name())).toList();
    if (given.isEmpty()) {
      return Optional.empty();
    }
    if (given.size() > 1) {
      throw new UserMistake(
          "%s: given twice; %s takes one exact name".formatted(key.name(), command.verb().name()));
    }
    return Optional.of(exactly(command, key, (Condition.OneOf) given.getFirst()));
  }

  private static String exactly(Command command, Key key, Condition.OneOf given) {
    Optional<String> name = given.globs().getFirst().literal();
    if (given.negated() || given.globs().size() > 1 || name.isEmpty()) {
      String written =
          (given.negated() ? "!" : "")
              + String.join(",", given.globs().stream().map(it -> it.source()).toList());
      throw new UserMistake(
          "%s: \"%s\" is not one exact name; %s takes neither lists, globs nor !"
              .formatted(key.name(), written, command.verb().name()));
    }
    return name.get();
  }
}

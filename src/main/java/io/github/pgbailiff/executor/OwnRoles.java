package io.github.pgbailiff.executor;

import io.github.pgbailiff.authorization.Asker;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.Person;
import java.util.List;
import java.util.stream.Stream;

/** What {@code user:me} stands for. */
record OwnRoles(List<String> roles) {
  private static final String ME = "me";

  static OwnRoles of(Asker asker) {
    return new OwnRoles(asker.person().map(Person::postgres).orElse(List.of()));
  }

  /**
   * The command with the asker's PostgreSQL roles in place of {@code me}.
   *
   * @throws IllegalArgumentException when the asker has none
   */
  Command in(Command command) {
    return new Command(
        command.verb(),
        command.clusters(),
        command.all(),
        command.pids(),
        command.argument(),
        command.confirmation(),
        command.conditions().stream().map(this::in).toList(),
        command.options());
  }

  private Condition in(Condition condition) {
    return condition instanceof Condition.OneOf list && list.key().equals(Keys.USER.name())
        ? new Condition.OneOf(
            list.key(), list.negated(), list.globs().stream().flatMap(this::in).toList())
        : condition;
  }

  private Stream<Glob> in(Glob glob) {
    if (!glob.source().equals(ME)) {
      return Stream.of(glob);
    }
    if (roles.isEmpty()) {
      throw new IllegalArgumentException(
          "user: \"me\" stands for nobody: no entry of people gives you PostgreSQL roles"
              + " (people: postgres); name the role");
    }
    return roles.stream().map(Glob::exactly);
  }
}

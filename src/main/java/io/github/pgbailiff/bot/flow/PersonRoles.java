package io.github.pgbailiff.bot.flow;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.verb.plan.Services;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The PostgreSQL roles that people stand for in {@code user:}: the asker as {@code me}, others by a
 * mention or as {@code @name}.
 */
record PersonRoles(Asker asker, List<Person> people, Set<String> platforms) {
  private static final String ME = "me";

  static PersonRoles of(Asker asker, Services catalog) {
    return new PersonRoles(asker, catalog.authorizer().people(), catalog.authorizer().platforms());
  }

  /**
   * The command with PostgreSQL roles in place of people.
   *
   * @throws UserMistake when somebody is meant who has none
   */
  Command in(Command command) {
    return command.withConditions(command.conditions().stream().map(this::in).toList());
  }

  private Condition in(Condition condition) {
    return condition instanceof Condition.OneOf list && list.key().equals(Keys.USER.name())
        ? new Condition.OneOf(
            list.key(), list.negated(), list.globs().stream().flatMap(this::in).toList())
        : condition;
  }

  private Stream<Glob> in(Glob glob) {
    String written = glob.source();
    if (written.equals(ME)) {
      return roles(
          asker.person(),
          "user: \"me\" stands for nobody: no entry of people gives you PostgreSQL roles");
    }
    if (written.startsWith("@") || isAccount(written)) {
      return roles(
          people.stream().filter(it -> isMeant(it, written)).findFirst(),
          "user: \"%s\" stands for nobody: no entry of people gives them PostgreSQL roles"
              .formatted(written));
    }
    return Stream.of(glob);
  }

  /** Whether it is an account as chats write it, once its mention is undone. */
  private boolean isAccount(String written) {
    return written.startsWith(asker.actor().platform() + ":")
        || platforms.stream().anyMatch(it -> written.startsWith(it + ":"));
  }

  private static boolean isMeant(Person person, String written) {
    return written.startsWith("@")
        ? person.name().equalsIgnoreCase(written.substring(1))
        : person.identities().entrySet().stream()
            .anyMatch(it -> written.equals(it.getKey() + ":" + it.getValue()));
  }

  private static Stream<Glob> roles(Optional<Person> person, String nobody) {
    List<String> roles = person.map(Person::postgres).orElse(List.of());
    if (roles.isEmpty()) {
      throw new UserMistake(nobody + " (people: postgres); name the role");
    }
    return roles.stream().map(Glob::role);
  }
}

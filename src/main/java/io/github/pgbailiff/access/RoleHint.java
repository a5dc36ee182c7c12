package io.github.pgbailiff.access;

import io.github.pgbailiff.command.Counts;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The words for whoever lacks a role: who has one that would do, and who they are here. */
public final class RoleHint {
  /** As many people are named. */
  private static final int NAMED = 4;

  private RoleHint() {}

  /** {@code You have no role here. dba can give you one: @bob, @dan. You are slack:U0MAL0001}. */
  public static String of(Authorizer authorizer, Asker asker) {
    List<String> mighty = authorizer.roles.stream().filter(Role::isMighty).map(Role::name).toList();
    String whom =
        mighty.isEmpty()
            ? ""
            : " %s can give you one%s."
                .formatted(
                    String.join(" or ", mighty),
                    people(authorizer, mighty).map(it -> ": " + it).orElse(""));
    return "You have no role here.%s You are %s".formatted(whom, asker.actor().identity());
  }

  /**
   * {@code ; dba may: @bob}: the roles of which one alone would be enough; nothing where none is.
   *
   * @param enough whether it is, for whoever has that role and no other
   */
  public static String enough(Authorizer authorizer, Asker asker, Predicate<Asker> enough) {
    List<String> roles =
        authorizer.roles.stream()
            .map(Role::name)
            .filter(it -> enough.test(new Asker(asker.actor(), asker.person(), Set.of(it))))
            .toList();
    return roles.isEmpty()
        ? ""
        : "; %s may%s"
            .formatted(
                String.join(" or ", roles), people(authorizer, roles).map(": "::concat).orElse(""));
  }

  /** {@code @bob, @dan}: people who have one of the roles; empty where none is known. */
  public static Optional<String> people(Authorizer authorizer, Collection<String> roles) {
    return people(authorizer, roles, _ -> true);
  }

  /** Those of them that may be meant. */
  public static Optional<String> people(
      Authorizer authorizer, Collection<String> roles, Predicate<Asker> meant) {
    List<String> names =
        authorizer.holders(roles).orElse(List.of()).stream()
            .map(RoleHolder::asker)
            .filter(meant)
            .flatMap(it -> it.person().stream())
            .map(it -> "@" + it.name())
            .distinct()
            .sorted()
            .toList();
    return Optional.of(Counts.named(names, NAMED)).filter(it -> !it.isEmpty());
  }
}

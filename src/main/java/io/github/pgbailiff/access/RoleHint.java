package io.github.pgbailiff.access;

import io.github.pgbailiff.command.Counts;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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

  /** {@code @bob, @dan}: people who have one of the roles; empty where none is known. */
  public static Optional<String> people(Authorizer authorizer, Collection<String> roles) {
    List<String> names =
        authorizer.holders(roles).orElse(List.of()).stream()
            .flatMap(it -> it.asker().person().stream())
            .map(it -> "@" + it.name())
            .distinct()
            .sorted()
            .toList();
    return Optional.of(Counts.named(names, NAMED)).filter(it -> !it.isEmpty());
  }
}

package io.github.pgbailiff.overview;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.RoleHolder;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Person;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The lack of any role, with whoever can mend it.
 *
 * @param hardest the verb that few may use: they are whom one asks
 */
record MissingRole(
    Authorizer authorizer, List<Cluster> clusters, Optional<Declaration> hardest, Asker asker) {
  private static final int NAMED = 3;

  /** Who they are is what they have to tell whoever gives them a role. */
  String words() {
    return "You have no role here.%s You are %s."
        .formatted(
            givers()
                .map(" Ask %s for one."::formatted)
                .orElse(" Roles stand in pgbailiff's configuration."),
            asker.actor().identity());
  }

  private Optional<String> givers() {
    List<String> roles =
        hardest.stream()
            .flatMap(it -> authorizer.nowhere(asker, it, clusters, "").rolesThatGiveIt().stream())
            .toList();
    if (roles.isEmpty()) {
      return Optional.empty();
    }
    String names =
        authorizer.holders(roles).stream()
            .flatMap(Collection::stream)
            .map(RoleHolder::asker)
            .flatMap(it -> it.person().map(Person::name).stream())
            .distinct()
            .map("@"::concat)
            .limit(NAMED)
            .collect(Collectors.joining(", "));
    String role = String.join(" or ", roles);
    return Optional.of(names.isEmpty() ? role : "%s (%s)".formatted(role, names));
  }
}

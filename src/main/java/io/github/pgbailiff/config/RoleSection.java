package io.github.pgbailiff.config;

import io.github.pgbailiff.authorization.Grant;
import io.github.pgbailiff.authorization.Role;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One item of {@code roles}. */
record RoleSection(Setting section, Names names) {
  private static final List<String> PERMISSIONS =
      List.of("literals", "open", "walsender", "background", "*");

  Role read() {
    return new Role(section.text("name").orElse(""), members(), grants("allow"), grants("deny"));
  }

  private Role.Members members() {
    Optional<Setting> members = section.at("members").filter(m -> m.node() instanceof Node.Mapping);
    return new Role.Members(
        members.map(m -> m.texts("slack_usergroups")).orElse(List.of()),
        members.map(m -> m.texts("discord_roles")).orElse(List.of()),
        members
            .map(m -> Names.known(m, "people", "nobody in people", names.people()))
            .orElse(List.of()),
        members.map(m -> m.flag("everyone")).orElse(false));
  }

  private List<Grant> grants(String list) {
    return section.items(list).stream()
        .filter(item -> item.node() instanceof Node.Mapping)
        .map(this::grant)
        .toList();
  }

  private Grant grant(Setting item) {
    Set<String> verbs = new LinkedHashSet<>(names.verbs());
    verbs.addAll(PERMISSIONS);
    Lists.Globs databases = Lists.globs(item, "databases");
    Lists.Globs users = Lists.globs(item, "users");
    return new Grant(
        Names.known(item, "verbs", "neither an effect nor a verb nor a permission", verbs),
        Lists.clusters(item, names.clusters()),
        databases.globs(),
        databases.negated(),
        users.globs(),
        users.negated());
  }
}

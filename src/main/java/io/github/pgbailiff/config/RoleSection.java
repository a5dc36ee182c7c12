package io.github.pgbailiff.config;

import io.github.pgbailiff.access.Grant;
import io.github.pgbailiff.access.Role;
import io.github.pgbailiff.chat.PlatformType;
import io.github.pgbailiff.config.schema.ConfigNode;
import io.github.pgbailiff.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One item of {@code roles}. */
record RoleSection(ConfigNode section, DefinedNames names, List<PlatformType<?>> platforms) {
  private static final List<String> PERMISSIONS =
      List.of("literals", "open", "walsender", "background", "*");

  Role read() {
    return new Role(section.text("name").orElse(""), members(), grants("allow"), grants("deny"));
  }

  private Role.Members members() {
    Optional<ConfigNode> members =
        section.at("members").filter(m -> m.node() instanceof YamlNode.Mapping);
    return new Role.Members(
        members.map(this::groups).orElse(Map.of()),
        members
            .map(m -> DefinedNames.known(m, "people", "nobody in people", names.people()))
            .orElse(List.of()),
        members.map(m -> m.flag("everyone")).orElse(false));
  }

  private Map<String, List<String>> groups(ConfigNode members) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    platforms.forEach(platform ->
        platform
            .groups()
            .map(key -> members.texts(key.name()))
            .filter(ids -> !ids.isEmpty())
            .ifPresent(ids -> groups.put(platform.name(), ids)));
    return groups;
  }

  private List<Grant> grants(String list) {
    return section.items(list).stream()
        .filter(item -> item.node() instanceof YamlNode.Mapping)
        .map(this::grant)
        .toList();
  }

  private Grant grant(ConfigNode item) {
    Set<String> verbs = new LinkedHashSet<>(names.verbs());
    verbs.addAll(PERMISSIONS);
    return new Grant(
        DefinedNames.known(item, "verbs", "neither an effect nor a verb nor a permission", verbs),
        GlobLists.clusters(item, names.clusters()),
        GlobLists.globs(item, "databases"),
        GlobLists.globs(item, "users"));
  }
}

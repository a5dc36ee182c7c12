package io.github.pgbailiff.postgres.block;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A target of a group, which nobody logs in as: its members log in under names of their own. */
record GroupRole(TargetState target) {
  /** How many members are named. */
  private static final int NAMED = 8;

  /** Who gets in although it is blocked already, with what would keep them out. */
  Optional<String> passable() {
    return target
        .part()
        .filter(part -> !part.login() && !part.members().isEmpty())
        .filter(_ -> target.name().kind().equals("role"))
        .map(part ->
            "role %s cannot log in by itself, its members can: %s; block each of them (user:%s), or the database (db:NAME)"
                .formatted(part.name(), some(part.members()), part.members().getFirst()));
  }

  private static String some(List<String> names) {
    String named = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    return names.size() > NAMED ? "%s… (%d of %d)".formatted(named, NAMED, names.size()) : named;
  }

  /** What keeps a member out whom a revoke from the group does not. */
  String remedy(StillIn in) {
    String database = target.name().database().orElseThrow();
    return in.via().equals("PUBLIC")
        ? "use db:%s user:public, or db:%s".formatted(database, database)
        : "use db:%s, or block each member".formatted(database);
  }
}

package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.postgres.block.TargetState.Base;
import io.github.pgbailiff.postgres.block.TargetState.Part;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The way in that a block of a target would leave to those whom it is for. */
record Bypass(TargetState target) {
  /** How many members are named. */
  private static final int NAMED = 8;

  /** Who gets in although a group is blocked already, with what would keep them out. */
  Optional<String> ofGroup() {
    return target
        .part()
        .filter(part -> !part.login() && !part.members().isEmpty())
        .filter(_ -> target.name().kind().equals("role"))
        .map(part ->
            "role %s cannot log in by itself, its members can: %s; block each of them (%s), or the database (db:NAME)"
                .formatted(part.name(), some(part.members()), user(part.members().getFirst())));
  }

  private static String some(List<String> names) {
    String named = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    return names.size() > NAMED ? "%s… (%d of %d)".formatted(named, NAMED, names.size()) : named;
  }

  /** A revoke that would succeed and keep nobody out, with what would. */
  Optional<String> ofRevoke() {
    if (!target.name().kind().equals("connect")) {
      return Optional.empty();
    }
    String database = target.base().map(Base::name).orElseThrow();
    return target.name().everybody()
        ? ofPublic(database)
        : ofRole(database).or(() -> passedOn(database));
  }

  /** A right that others have from the role does not go without theirs. */
  private Optional<String> passedOn(String database) {
    List<String> others = target.standing().passedOn();
    String role = target.part().orElseThrow().name();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s has let others into %s itself, and a revoke would be refused while it does: %s; use %s for NOLOGIN, or have it take that back first"
                .formatted(role, database, some(others), user(role)));
  }

  private Optional<String> ofPublic(String database) {
    return target.standing().ours()
        ? Optional.empty()
        : Optional.of("PUBLIC was let in by another role than the owner of " + database);
  }

  private Optional<String> ofRole(String database) {
    Part part = target.part().orElseThrow();
    List<StillIn> stillIn = target.standing().stillIn();
    return stillIn.stream()
        .filter(in -> in.role().equals(part.name()))
        .findFirst()
        .or(() -> stillIn.stream().findFirst())
        .map(in ->
            "a revoke would not keep %s out of %s, %s gets in by %s; %s"
                .formatted(
                    part.name(),
                    database,
                    in.role().equals(part.name()) ? "it" : "its member " + in.role(),
                    in.via(),
                    part.login() ? ofLogin(in, database, part.name()) : ofMember(in, database)));
  }

  private static String ofLogin(StillIn in, String database, String role) {
    return switch (in.via()) {
      case "PUBLIC" -> "use %s, or %s for NOLOGIN".formatted(everybody(database), user(role));
      case "SUPERUSER" -> "use %s, which keeps superusers out too".formatted(database(database));
      default -> "use %s for NOLOGIN, or %s".formatted(user(role), database(database));
    };
  }

  /** What keeps a member out whom a revoke from the group does not. */
  private static String ofMember(StillIn in, String database) {
    return in.via().equals("PUBLIC")
        ? "use %s, or %s".formatted(everybody(database), database(database))
        : "use %s, or block each member".formatted(database(database));
  }

  private static String database(String name) {
    return new BlockTargetName(Optional.of(name), Optional.empty()).typed();
  }

  private static String user(String name) {
    return new BlockTargetName(Optional.empty(), Optional.of(name)).typed();
  }

  private static String everybody(String database) {
    return new BlockTargetName(Optional.of(database), Optional.of(BlockTargetName.PUBLIC)).typed();
  }
}

package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.postgres.connection.ManagedService;
import java.util.List;
import java.util.Optional;

/** A target as the server describes it at one moment; see {@link TargetStateQuery}. */
record TargetState(
    BlockTargetName name,
    Optional<Base> base,
    Optional<Part> part,
    Rights standing,
    Statements statements,
    Power power,
    Around around,
    Kept kept) {

  /**
   * The database.
   *
   * @param limit how many connections it takes; -1: any number, -2: none ever again
   */
  record Base(
      long oid,
      String name,
      boolean template,
      Optional<String> acl,
      String owner,
      boolean allows,
      int limit) {

    /** Why nothing can be done about it any more. */
    Optional<String> invalid() {
      return limit == -2
          ? Optional.of(
              "database %s is invalid, since its DROP DATABASE was interrupted: nobody can connect to it, and only DROP DATABASE can be done about it"
                  .formatted(name))
          : Optional.empty();
    }
  }

  /**
   * The role.
   *
   * @param expired since when no password lets it in any more
   * @param members who log in under names of their own, and have its rights; at most 50
   */
  record Part(
      long oid,
      String name,
      boolean login,
      boolean superuser,
      boolean replication,
      boolean own,
      int limit,
      Optional<String> expired,
      List<String> members) {}

  /**
   * The rights to connect to a target.
   *
   * @param ours whether the right to connect is there that a revoke would take
   * @param entering how many roles get in however it stands, of which {@code stillIn} names some
   * @param passedOn whom the role itself lets in, so that nobody can take its right away alone
   */
  record Rights(
      boolean blocked,
      boolean ours,
      boolean grantable,
      int entering,
      List<StillIn> stillIn,
      List<String> passedOn) {}

  /** The statements that block and unblock a target. */
  record Statements(String block, String unblock) {}

  /**
   * The power that pgbailiff has over a target.
   *
   * @param acting the role in whose name it would be done: the owner of the functions, or ourselves
   * @param remedy the statement that gives it the power; empty when the target is not there
   * @param grantable whether somebody who is no superuser could give it
   * @param keeper the service that keeps its superuser to itself
   */
  record Power(
      boolean byFunctions,
      String acting,
      boolean superuser,
      boolean owns,
      boolean administers,
      Optional<String> remedy,
      boolean grantable,
      Optional<ManagedService> keeper) {}

  /**
   * The surroundings of a target.
   *
   * @param superusers of the sessions inside that only superusers could end, whose they are
   */
  record Around(
      String maintenance,
      boolean inRecovery,
      Optional<String> upstream,
      int sessions,
      List<String> superusers,
      List<String> workers,
      int standbys,
      List<String> slots,
      boolean parallel) {}

  /**
   * The memory of the functions on the cluster.
   *
   * @param state the state before, where they blocked it
   */
  record Kept(
      boolean databaseProtected, boolean roleProtected, Optional<String> state, boolean opensAll) {
    static final Kept NOTHING = new Kept(false, false, Optional.empty(), true);
  }

  TargetState with(Kept known) {
    return new TargetState(name, base, part, standing, statements, power, around, known);
  }

  /** The target with the oids that its names have; empty when one of them is nobody's. */
  Optional<BlockTarget> target() {
    boolean unnamed =
        (name.database().isPresent() && base.isEmpty())
            || (name.named().isPresent() && part.isEmpty());
    return unnamed ? Optional.empty() : Optional.of(resolved());
  }

  private BlockTarget resolved() {
    return base.<BlockTarget>map(database ->
            part.<BlockTarget>map(role ->
                    new BlockTarget.RoleInDatabase(
                        database.name(), database.oid(), role.name(), role.oid()))
                .orElseGet(() ->
                    name.everybody()
                        ? new BlockTarget.PublicInDatabase(database.name(), database.oid())
                        : new BlockTarget.Database(database.name(), database.oid())))
        .orElseGet(
            () -> part.map(role -> new BlockTarget.Role(role.name(), role.oid())).orElseThrow());
  }

  /**
   * The state that unblocking has to bring back, in the words of the functions of {@code grants}.
   */
  String state() {
    return switch (name.kind()) {
      case "database" -> "datallowconn=" + (standing.blocked ? "f" : "t");
      case "role" -> "rolcanlogin=" + (standing.blocked ? "f" : "t");
      default ->
          "grantable=" + standing.grantable + " datacl=" + base.flatMap(Base::acl).orElse("");
    };
  }

  /**
   * The statement that unblocks it.
   *
   * @param former the state to bring back; empty: the state of now
   */
  String unblockSql(Optional<String> former) {
    boolean again = former.orElseGet(this::state).startsWith("grantable=t");
    return statements.unblock + (again ? " WITH GRANT OPTION" : "");
  }
}

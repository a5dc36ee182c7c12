package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.postgres.block.TargetState.Around;
import io.github.pgbailiff.postgres.block.TargetState.Base;
import io.github.pgbailiff.postgres.block.TargetState.Kept;
import io.github.pgbailiff.postgres.block.TargetState.Part;
import io.github.pgbailiff.postgres.block.TargetState.Power;
import io.github.pgbailiff.postgres.block.TargetState.Rights;
import io.github.pgbailiff.postgres.block.TargetState.Statements;
import io.github.pgbailiff.postgres.connection.ClusterConnections;
import io.github.pgbailiff.postgres.connection.ManagedService;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.postgres.sql.Rows;
import io.github.pgbailiff.postgres.sql.Server;
import io.github.pgbailiff.postgres.sql.SqlArray;
import io.github.pgbailiff.sql.Values;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The query for targets by {@code target-state.sql}, and for what the functions of {@code grants}
 * know of them.
 */
final class TargetStateQuery {
  private TargetStateQuery() {}

  static TargetState read(Server server, BlockTargetName name, Set<String> ownRoles)
      throws SQLException {
    TargetState found =
        server.query(
            "target-state",
            values(server, name, ownRoles),
            rows -> {
              rows.next();
              return from(rows, name);
            });
    return found.power().byFunctions() && found.target().isPresent()
        ? found.with(kept(server, found))
        : found;
  }

  /**
   * Reads a target that must be the frozen one.
   *
   * @throws ClusterException when its names are another's now, or nobody's
   */
  static TargetState same(
      ClusterConnections access, Server server, BlockTarget target, Set<String> ownRoles)
      throws SQLException {
    BlockTargetName name = BlockTargetName.of(target);
    TargetState found = read(server, name, ownRoles);
    if (!found.target().equals(Optional.of(target))) {
      throw access.about(
          ClusterException.Kind.IDENTITY_CHANGED, BlockDrift.renamed(server, target));
    }
    return found;
  }

  /** The values of {@code target-and-inside.sql}. */
  static Values values(Server server, BlockTargetName name, Set<String> ownRoles) {
    return Values.of("database", name.database())
        .and("grantee", name.everybody() ? Optional.of("") : name.role())
        .and("own_roles", SqlArray.names(ownRoles, server.encoding()));
  }

  private static TargetState from(Rows rows, BlockTargetName name) throws SQLException {
    return new TargetState(
        name,
        rows.has("database_oid") ? Optional.of(base(rows)) : Optional.empty(),
        rows.has("role_oid") ? Optional.of(part(rows)) : Optional.empty(),
        new Rights(
            rows.flag("blocked"),
            rows.flag("ours"),
            rows.flag("grantable"),
            rows.number("entering"),
            entrants(rows),
            rows.texts("passed_on")),
        new Statements(rows.word("blocking"), rows.word("unblocking")),
        power(rows),
        around(rows),
        Kept.NOTHING);
  }

  private static Power power(Rows rows) throws SQLException {
    return new Power(
        rows.flag("by_functions"),
        rows.word("acting"),
        rows.flag("acting_superuser"),
        rows.flag("owns"),
        rows.flag("administers"),
        rows.text("remedy"),
        rows.flag("givable"),
        ManagedService.of(rows.texts("marks")));
  }

  private static Base base(Rows rows) throws SQLException {
    return new Base(
        rows.oid("database_oid"),
        rows.word("database"),
        rows.flag("datistemplate"),
        rows.text("datacl"),
        rows.word("owner"),
        rows.flag("datallowconn"),
        rows.number("datconnlimit"));
  }

  private static Part part(Rows rows) throws SQLException {
    return new Part(
        rows.oid("role_oid"),
        rows.word("role"),
        rows.flag("rolcanlogin"),
        rows.flag("rolsuper"),
        rows.flag("rolreplication"),
        rows.flag("own"),
        rows.number("rolconnlimit"),
        rows.text("expired"),
        rows.texts("members"));
  }

  private static List<StillIn> entrants(Rows rows) throws SQLException {
    List<String> roles = rows.texts("entrants");
    List<String> ways = rows.texts("ways");
    var entrants = new ArrayList<StillIn>();
    for (int i = 0; i < roles.size(); i++) {
      entrants.add(new StillIn(roles.get(i), ways.get(i)));
    }
    return List.copyOf(entrants);
  }

  private static Around around(Rows rows) throws SQLException {
    return new Around(
        rows.word("maintenance"),
        rows.flag("in_recovery"),
        rows.text("upstream"),
        rows.number("sessions"),
        rows.texts("superusers"),
        rows.texts("workers"),
        rows.number("standbys"),
        rows.texts("slots"),
        rows.flag("parallel"));
  }

  private static Kept kept(Server server, TargetState found) throws SQLException {
    return server.query(
        "state-before",
        Values.of("database", found.name().database())
            .and("role", found.name().named())
            .and("kind", found.name().kind())
            .and("database_oid", found.base().map(Base::oid).orElse(0L))
            .and("role_oid", found.part().map(Part::oid).orElse(0L)),
        rows -> {
          rows.next();
          return new Kept(
              rows.flag("database_protected"),
              rows.flag("role_protected"),
              rows.text("state"),
              rows.flag("opens_all"));
        });
  }
}

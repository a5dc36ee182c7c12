package io.github.pgbailiff.postgres;

import io.github.pgbailiff.change.Door;
import io.github.pgbailiff.postgres.Doorway.Around;
import io.github.pgbailiff.postgres.Doorway.Base;
import io.github.pgbailiff.postgres.Doorway.Kept;
import io.github.pgbailiff.postgres.Doorway.Part;
import io.github.pgbailiff.postgres.Doorway.Power;
import io.github.pgbailiff.postgres.Doorway.Standing;
import io.github.pgbailiff.postgres.Doorway.Statements;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads doors by {@code door.sql}, and what the functions of {@code grants} know of them. */
final class DoorReading {
  private DoorReading() {}

  static Doorway read(Server server, DoorName name, Set<String> ownRoles) throws SQLException {
    Doorway found =
        server.query(
            "door",
            binding -> bind(binding, name, ownRoles),
            rows -> {
              rows.next();
              return from(rows, name);
            });
    return found.power().byFunctions() && found.door().isPresent()
        ? found.with(kept(server, found))
        : found;
  }

  /**
   * Reads a door that must be the frozen one.
   *
   * @throws ClusterException when its names are another's now, or nobody's
   */
  static Doorway same(Access access, Server server, Door door, Set<String> ownRoles)
      throws SQLException {
    DoorName name = DoorName.of(door);
    Doorway found = read(server, name, ownRoles);
    if (!found.door().equals(Optional.of(door))) {
      throw access.about(ClusterException.Kind.IDENTITY_CHANGED, DoorNow.of(server, door).words());
    }
    return found;
  }

  /** Binds the parameters of {@code doorway.sql}. */
  static void bind(Binding binding, DoorName name, Set<String> ownRoles) throws SQLException {
    binding
        .value(name.database().orElse(null))
        .value(name.everybody() ? "" : name.role().orElse(null))
        .names(ownRoles);
  }

  private static Doorway from(Rows rows, DoorName name) throws SQLException {
    return new Doorway(
        name,
        rows.has("database_oid") ? Optional.of(base(rows)) : Optional.empty(),
        rows.has("role_oid") ? Optional.of(part(rows)) : Optional.empty(),
        new Standing(
            rows.flag("shut"),
            rows.flag("ours"),
            rows.flag("grantable"),
            rows.number("entering"),
            entrants(rows)),
        new Statements(rows.word("shutting"), rows.word("opening")),
        new Power(
            rows.flag("by_functions"),
            rows.word("acting"),
            rows.flag("mighty"),
            rows.flag("owns"),
            rows.flag("administers")),
        around(rows),
        Kept.NOTHING);
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
        rows.texts("workers"),
        rows.number("standbys"),
        rows.texts("slots"),
        rows.flag("parallel"));
  }

  private static Kept kept(Server server, Doorway found) throws SQLException {
    return server.query(
        "kept",
        binding ->
            binding
                .value(found.name().database().orElse(null))
                .value(found.name().named().orElse(null))
                .value(found.name().kind())
                .value(found.base().map(Base::oid).orElse(0L))
                .value(found.part().map(Part::oid).orElse(0L)),
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

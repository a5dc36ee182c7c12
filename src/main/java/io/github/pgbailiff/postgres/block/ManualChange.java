package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.postgres.sql.Failure;
import io.github.pgbailiff.postgres.sql.Rows;
import io.github.pgbailiff.postgres.sql.Server;
import io.github.pgbailiff.sql.Values;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What others have changed about a target since it was blocked. It is left as it is. */
record ManualChange(Server server, TargetState target) {
  private static final String ACL = " datacl=";

  /** In words, each a note; at most 20 changes in one. */
  List<String> since(Optional<String> former) throws SQLException {
    Optional<String> acl =
        former
            .map(CatalogueRow::state)
            .filter(it -> it.contains(ACL))
            .map(it -> it.substring(it.indexOf(ACL) + ACL.length()));
    if (acl.isEmpty()) {
      return List.of();
    }
    List<String> changes = changes(acl.get());
    return changes.isEmpty()
        ? List.of()
        : List.of(
            "rights on database %s were changed by hand meanwhile and stay so: %s"
                .formatted(
                    target.base().map(TargetState.Base::name).orElseThrow(),
                    String.join(", ", changes)));
  }

  private List<String> changes(String acl) throws SQLException {
    try {
      return server.query(
          "changed-rights",
          Values.of("database", target.base().map(TargetState.Base::oid).orElseThrow())
              .and("grantee", target.part().map(TargetState.Part::oid).orElse(0L))
              .and("acl", acl),
          ManualChange::read);
    } catch (SQLException failure) {
      if (Failure.of(failure).state().equals("42704")) {
        return List.of("a role that had rights is gone");
      }
      throw failure;
    }
  }

  private static List<String> read(Rows rows) throws SQLException {
    var changes = new ArrayList<String>();
    while (rows.next()) {
      changes.add(rows.word("change"));
    }
    return changes;
  }
}

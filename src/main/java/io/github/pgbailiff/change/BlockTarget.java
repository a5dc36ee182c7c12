package io.github.pgbailiff.change;

import java.util.Optional;

/**
 * The database or role, named exactly and with its oid, whose connections a block refuses.
 *
 * <p>A name is only a name: the oid tells whether it is still the same database or role.
 */
public sealed interface BlockTarget {
  /** The database; empty: any. */
  default Optional<String> databaseName() {
    return Optional.empty();
  }

  /** The one role that is meant; empty: any, or all who have no right of their own. */
  default Optional<String> roleName() {
    return Optional.empty();
  }

  /** The oid of the database, or that of none, 0. */
  default long databaseOid() {
    return 0;
  }

  /** The oid of the one role that is meant, or that of none, 0. */
  default long roleOid() {
    return 0;
  }

  /** Whether it is everybody who has no right of their own. */
  default boolean everybody() {
    return false;
  }

  /** Whether it is the same one, whatever its names were at the time. */
  default boolean isSameAs(BlockTarget other) {
    return databaseOid() == other.databaseOid()
        && roleOid() == other.roleOid()
        && everybody() == other.everybody();
  }

  /** Every connection to a database. */
  record Database(String name, long oid) implements BlockTarget {
    @Override
    public Optional<String> databaseName() {
      return Optional.of(name);
    }

    @Override
    public long databaseOid() {
      return oid;
    }
  }

  /** Every connection of a role. */
  record Role(String name, long oid) implements BlockTarget {
    @Override
    public Optional<String> roleName() {
      return Optional.of(name);
    }

    @Override
    public long roleOid() {
      return oid;
    }
  }

  /** The connections of one role to one database. */
  record RoleInDatabase(String database, long databaseOid, String role, long roleOid)
      implements BlockTarget {
    @Override
    public Optional<String> databaseName() {
      return Optional.of(database);
    }

    @Override
    public Optional<String> roleName() {
      return Optional.of(role);
    }
  }

  /** The connections to a database of everybody who has no right of their own. */
  record PublicInDatabase(String database, long databaseOid) implements BlockTarget {
    @Override
    public Optional<String> databaseName() {
      return Optional.of(database);
    }

    @Override
    public boolean everybody() {
      return true;
    }
  }
}

package io.github.pgbailiff.change;

/**
 * What a block shuts, named exactly, with the oid that the name had.
 *
 * <p>A name is only a name: the oid tells whether it is still the same database or role.
 */
public sealed interface BlockTarget {
  /** Whether it is the same one, whatever its names were at the time. */
  default boolean isSameAs(BlockTarget other) {
    return switch (this) {
      case Database it -> other instanceof Database(_, long oid) && oid == it.oid();
      case Role it -> other instanceof Role(_, long oid) && oid == it.oid();
      case RoleInDatabase it ->
          other instanceof RoleInDatabase(_, long database, _, long role)
              && database == it.databaseOid()
              && role == it.roleOid();
      case PublicInDatabase it ->
          other instanceof PublicInDatabase(_, long database) && database == it.databaseOid();
    };
  }

  /** Every connection to a database. */
  record Database(String name, long oid) implements BlockTarget {}

  /** Every connection of a role. */
  record Role(String name, long oid) implements BlockTarget {}

  /** The connections of one role to one database. */
  record RoleInDatabase(String database, long databaseOid, String role, long roleOid)
      implements BlockTarget {}

  /** The connections to a database of everybody who has no right of their own. */
  record PublicInDatabase(String database, long databaseOid) implements BlockTarget {}
}

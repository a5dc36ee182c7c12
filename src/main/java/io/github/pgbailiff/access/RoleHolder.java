package io.github.pgbailiff.access;

/**
 * An account that has a role, with all of its roles as far as they can be told.
 *
 * @param certain whether these are all of its roles: of other groups it could not be told
 */
public record RoleHolder(Asker asker, boolean certain) {}

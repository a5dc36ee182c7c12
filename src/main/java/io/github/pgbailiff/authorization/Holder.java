package io.github.pgbailiff.authorization;

/**
 * An account that has a role, with all of its roles as far as they can be told.
 *
 * @param certain whether these are all of its roles: of other groups it could not be told
 */
public record Holder(Asker asker, boolean certain) {}

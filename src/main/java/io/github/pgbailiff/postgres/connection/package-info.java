/**
 * Connections to clusters: opened with pinned settings, kept or closed, encrypted, and told apart
 * from those to another server.
 *
 * <p>Must not know what is asked over them.
 */
@NullMarked
package io.github.pgbailiff.postgres.connection;

import org.jspecify.annotations.NullMarked;

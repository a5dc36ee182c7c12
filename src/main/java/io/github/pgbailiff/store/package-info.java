/**
 * One JDBC store, SQLite or PostgreSQL: transactions over named statements, and the schema's
 * migrations.
 *
 * <p>Must not know what is stored.
 */
@NullMarked
package io.github.pgbailiff.store;

import org.jspecify.annotations.NullMarked;

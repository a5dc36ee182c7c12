/**
 * Statements in files, whose values are bound by name, and those that a server keeps under names.
 *
 * <p>Must not know what is asked.
 */
@NullMarked
package io.github.pgbailiff.sql;

import org.jspecify.annotations.NullMarked;

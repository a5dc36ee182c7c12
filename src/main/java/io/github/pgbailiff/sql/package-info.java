/**
 * Statements in files, whose values are bound by name.
 *
 * <p>Must not know what is asked, nor of which database.
 */
@NullMarked
package io.github.pgbailiff.sql;

import org.jspecify.annotations.NullMarked;

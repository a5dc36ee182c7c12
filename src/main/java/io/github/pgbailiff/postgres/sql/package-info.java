/**
 * Statements and their results: which variant a server understands, values bound, rows read,
 * failures named.
 *
 * <p>Whole statements lie in {@code statements/}. A word in braces stands for the file of that name
 * in {@code parts/}: {@code NAME.sql} holds from the oldest version on (9.1), {@code
 * NAME-90600.sql} from {@code server_version_num} 90600 on; the highest that the server reaches is
 * taken. {@code NAME-definer.sql} goes before {@code NAME.sql} where the functions that stand in
 * for missing rights are installed, and {@code NAME-none.sql} is taken where the server keeps that
 * part to itself.
 *
 * <p>Values are written {@code :name}, as in psql. The functions that {@code pgbailiff grants} has
 * installed say shut and open for block and unblock.
 *
 * <p>Must not know which connection a statement goes over, or what it is for.
 */
@NullMarked
package io.github.pgbailiff.postgres.sql;

import org.jspecify.annotations.NullMarked;

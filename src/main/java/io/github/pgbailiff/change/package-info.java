/**
 * What a verb that acts would do, as plain data that can be stored and survives a restart.
 *
 * <p>Must not know SQL, who asked, or what it takes.
 */
@NullMarked
package io.github.pgbailiff.change;

import org.jspecify.annotations.NullMarked;

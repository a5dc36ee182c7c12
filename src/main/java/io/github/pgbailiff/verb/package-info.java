/**
 * The verbs, one file each: a declaration, and the plan of a command.
 *
 * <p>Must not know how a plan is carried out, or where it was asked.
 */
@NullMarked
package io.github.pgbailiff.verb;

import org.jspecify.annotations.NullMarked;

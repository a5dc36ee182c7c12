/**
 * What people can ask: verbs' declarations, the grammar, and the command that every platform's
 * input becomes.
 *
 * <p>Must not know where a command came from, who may give it, or how it is carried out.
 */
@NullMarked
package io.github.pgbailiff.command;

import org.jspecify.annotations.NullMarked;

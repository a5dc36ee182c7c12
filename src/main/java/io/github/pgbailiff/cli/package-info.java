/**
 * The command line: one class per program command.
 *
 * <p>Must not know how verbs work.
 */
@NullMarked
package io.github.pgbailiff.cli;

import org.jspecify.annotations.NullMarked;

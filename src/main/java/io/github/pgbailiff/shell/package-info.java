/**
 * The process in a shell: its arguments, its user and host, and what a program command is.
 *
 * <p>Must not know any one command.
 */
@NullMarked
package io.github.pgbailiff.shell;

import org.jspecify.annotations.NullMarked;

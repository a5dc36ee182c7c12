/**
 * The chat in a terminal, and one command from a shell.
 *
 * <p>Must not know the other platforms, or what a verb does.
 */
@NullMarked
package io.github.pgbailiff.chat.terminal;

import org.jspecify.annotations.NullMarked;

/**
 * The chat in a terminal, and replies as text, JSON and CSV.
 *
 * <p>Must not know the other platforms.
 */
@NullMarked
package io.github.pgbailiff.chat.terminal;

import org.jspecify.annotations.NullMarked;

/**
 * Replies as text for a terminal and as JSON for programs.
 *
 * <p>Must not know keyboards, or who asked.
 */
@NullMarked
package io.github.pgbailiff.chat.terminal.text;

import org.jspecify.annotations.NullMarked;

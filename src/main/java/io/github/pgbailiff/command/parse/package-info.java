/**
 * The grammar: from a line's words to a command, or to a refusal that says what would be right.
 *
 * <p>Must not know who asks, on which platform, or what a verb does.
 */
@NullMarked
package io.github.pgbailiff.command.parse;

import org.jspecify.annotations.NullMarked;

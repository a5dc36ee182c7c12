/**
 * Replies as Discord's messages, within its limits.
 *
 * <p>Must not know connections, or what a verb does.
 */
@NullMarked
package io.github.pgbailiff.chat.discord.message;

import org.jspecify.annotations.NullMarked;

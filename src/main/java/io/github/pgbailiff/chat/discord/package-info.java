/**
 * Discord, through JDA: interactions answered, announcements posted, the command tree, and its
 * members.
 *
 * <p>Must not know the other platforms, or what a verb does.
 */
@NullMarked
package io.github.pgbailiff.chat.discord;

import org.jspecify.annotations.NullMarked;

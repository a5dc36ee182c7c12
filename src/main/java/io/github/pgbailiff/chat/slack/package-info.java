/**
 * Slack, through Bolt: deliveries answered, announcements posted, the app's manifest, and its
 * people.
 *
 * <p>Must not know the other platforms, or what a verb does.
 */
@NullMarked
package io.github.pgbailiff.chat.slack;

import org.jspecify.annotations.NullMarked;

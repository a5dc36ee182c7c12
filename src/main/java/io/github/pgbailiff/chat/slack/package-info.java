/**
 * Slack, through Bolt: Socket Mode and HTTP.
 *
 * <p>Must not know the other platforms, or what a verb does.
 */
@NullMarked
package io.github.pgbailiff.chat.slack;

import org.jspecify.annotations.NullMarked;

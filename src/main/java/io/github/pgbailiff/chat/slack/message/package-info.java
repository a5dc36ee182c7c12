/**
 * Replies as Slack's messages and modals, within its limits.
 *
 * <p>Must not know connections, or what a verb does.
 */
@NullMarked
package io.github.pgbailiff.chat.slack.message;

import org.jspecify.annotations.NullMarked;

/**
 * Connections to Slack: Socket Mode, the Web API, and messages posted once.
 *
 * <p>Must not know what a verb does, or who may ask.
 */
@NullMarked
package io.github.pgbailiff.chat.slack.api;

import org.jspecify.annotations.NullMarked;

/**
 * The people, user groups and channels of the workspace, as Slack knows them.
 *
 * <p>Must not know what anybody asked for.
 */
@NullMarked
package io.github.pgbailiff.chat.slack.directory;

import org.jspecify.annotations.NullMarked;

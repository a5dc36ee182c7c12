/**
 * What has to appear in chats, composed when it is due and handed to the platform that is meant.
 *
 * <p>Must not know any platform, or markup.
 */
@NullMarked
package io.github.pgbailiff.delivery;

import org.jspecify.annotations.NullMarked;

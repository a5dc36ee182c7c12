/**
 * What has to appear in chats, stored with the transition that causes it until a platform has shown
 * it.
 *
 * <p>Must not know what a card says, or any one platform.
 */
@NullMarked
package io.github.pgbailiff.outbox;

import org.jspecify.annotations.NullMarked;

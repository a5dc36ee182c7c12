/**
 * What all chat platforms share: turning deliveries into invocations, and delivering announcements.
 *
 * <p>Must not know any one platform.
 */
@NullMarked
package io.github.pgbailiff.chat;

import org.jspecify.annotations.NullMarked;

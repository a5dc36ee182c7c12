/**
 * What all chat platforms share: deliveries claimed once, work behind an acknowledgement, replies
 * as files.
 *
 * <p>Must not know any one platform.
 */
@NullMarked
package io.github.pgbailiff.chat;

import org.jspecify.annotations.NullMarked;

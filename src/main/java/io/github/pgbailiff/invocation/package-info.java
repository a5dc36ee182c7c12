/**
 * The port of the chat platforms: what somebody did in a chat, and what answers it.
 *
 * <p>Must not know how anything is answered, or any platform.
 */
@NullMarked
package io.github.pgbailiff.invocation;

import org.jspecify.annotations.NullMarked;

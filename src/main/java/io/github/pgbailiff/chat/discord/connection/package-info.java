/**
 * Connections to Discord: its gateway, which one replica holds, and its REST interface.
 *
 * <p>Must not know what a message says.
 */
@NullMarked
package io.github.pgbailiff.chat.discord.connection;

import org.jspecify.annotations.NullMarked;

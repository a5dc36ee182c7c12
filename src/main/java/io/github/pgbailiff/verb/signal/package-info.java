/**
 * The frozen sessions of a change that cancels or terminates, and what becomes of others by it.
 *
 * <p>Must not know how a signal is sent, or who approves.
 */
@NullMarked
package io.github.pgbailiff.verb.signal;

import org.jspecify.annotations.NullMarked;

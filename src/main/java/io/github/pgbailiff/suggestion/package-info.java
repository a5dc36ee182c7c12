/**
 * What may be typed or chosen next, as far as whoever types may see it: names, sessions, requests.
 *
 * <p>Must not know how a platform offers it, or what becomes of it.
 */
@NullMarked
package io.github.pgbailiff.suggestion;

import org.jspecify.annotations.NullMarked;

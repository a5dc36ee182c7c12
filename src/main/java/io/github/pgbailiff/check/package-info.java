/**
 * {@code check}: what in a configuration, its chats and its clusters people would wonder about
 * later, with the remedy.
 *
 * <p>Must not know how anything is carried out.
 */
@NullMarked
package io.github.pgbailiff.check;

import org.jspecify.annotations.NullMarked;

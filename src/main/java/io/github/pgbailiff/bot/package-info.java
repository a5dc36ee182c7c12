/**
 * The port put into practice: what is typed, pressed or chosen goes to the flow that answers it.
 *
 * <p>Must not know verbs by name, or any platform.
 */
@NullMarked
package io.github.pgbailiff.bot;

import org.jspecify.annotations.NullMarked;

/**
 * The port of the chat platforms, and the flows behind it: from what somebody typed or pressed to
 * its answer.
 *
 * <p>Must not know verbs by name, or any platform.
 */
@NullMarked
package io.github.pgbailiff.bot;

import org.jspecify.annotations.NullMarked;

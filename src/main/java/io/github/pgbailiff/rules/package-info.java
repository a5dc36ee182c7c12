/**
 * What a change takes before it may go ahead, by the configured rules: confirmation, approvals, a
 * reason.
 *
 * <p>Must not know requests, or who has approved what so far.
 */
@NullMarked
package io.github.pgbailiff.rules;

import org.jspecify.annotations.NullMarked;

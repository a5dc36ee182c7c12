/**
 * Signals to frozen sessions: each held to why it was chosen, sent in chunks, and verified.
 *
 * <p>Must not know who asked, or what a request is.
 */
@NullMarked
package io.github.pgbailiff.postgres.signal;

import org.jspecify.annotations.NullMarked;

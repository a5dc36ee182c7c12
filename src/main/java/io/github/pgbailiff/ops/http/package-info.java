/**
 * A small HTTP server whose threads no slow peer can take.
 *
 * <p>Must not know what is served.
 */
@NullMarked
package io.github.pgbailiff.ops.http;

import org.jspecify.annotations.NullMarked;

/**
 * What the record says of requests: the events of a request, and a request as its events tell it.
 *
 * <p>Must not know tables of requests, or who asks for them.
 */
@NullMarked
package io.github.pgbailiff.request.record;

import org.jspecify.annotations.NullMarked;

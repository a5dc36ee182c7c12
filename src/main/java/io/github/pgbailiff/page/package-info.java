/**
 * Long answers, kept for a while and shown a page at a time.
 *
 * <p>Must not know markup, platforms, or what an answer is about.
 */
@NullMarked
package io.github.pgbailiff.page;

import org.jspecify.annotations.NullMarked;

/**
 * What concerns somebody at this moment, as far as they may see it: what waits for them, what they
 * asked for, what stands, what is amiss.
 *
 * <p>Must not know on which platform it is shown.
 */
@NullMarked
package io.github.pgbailiff.overview;

import org.jspecify.annotations.NullMarked;

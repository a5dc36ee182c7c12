/**
 * Scenes that play by themselves on the demo, and the run that trains the start-up cache.
 *
 * <p>Must not know how a scene is shown.
 */
@NullMarked
package io.github.pgbailiff.demo.tour;

import org.jspecify.annotations.NullMarked;

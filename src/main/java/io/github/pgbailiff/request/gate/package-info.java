/**
 * The requests of a store and the one way in to them: who sees which, who may do what about it, and
 * the transition that follows.
 *
 * <p>Must not know SQL of clusters, chat platforms, or how a change is carried out.
 */
@NullMarked
package io.github.pgbailiff.request.gate;

import org.jspecify.annotations.NullMarked;

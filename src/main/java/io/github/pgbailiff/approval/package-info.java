/**
 * Requests: what an allowed change still takes, who decided what, and the one way from asked to
 * finished.
 *
 * <p>Must not know SQL of clusters, chat platforms, or how a change is carried out.
 */
@NullMarked
package io.github.pgbailiff.approval;

import org.jspecify.annotations.NullMarked;

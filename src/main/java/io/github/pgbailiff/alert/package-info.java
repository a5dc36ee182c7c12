/**
 * What the watch tells: its rules, and the alerts of a store, one for each thing that a rule found.
 *
 * <p>Must not know SQL of clusters, what a card looks like, or any one platform.
 */
@NullMarked
package io.github.pgbailiff.alert;

import org.jspecify.annotations.NullMarked;

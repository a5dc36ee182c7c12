/**
 * Clusters, sessions, locks and the record as an asker may see them, and as tables.
 *
 * <p>Must not know any one verb, or how an answer is shown.
 */
@NullMarked
package io.github.pgbailiff.verb.view;

import org.jspecify.annotations.NullMarked;

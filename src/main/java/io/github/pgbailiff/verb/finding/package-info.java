/**
 * What stands first in an answer: one sentence in the words of its reader, with what could be done
 * next.
 *
 * <p>Must not know any one verb, or how a sentence is shown.
 */
@NullMarked
package io.github.pgbailiff.verb.finding;

import org.jspecify.annotations.NullMarked;

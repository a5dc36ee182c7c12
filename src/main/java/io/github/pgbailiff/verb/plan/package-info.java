/**
 * The port of the verbs: what a verb gets, and what it answers with.
 *
 * <p>Must not know any one verb, or how a plan is carried out.
 */
@NullMarked
package io.github.pgbailiff.verb.plan;

import org.jspecify.annotations.NullMarked;

/**
 * A request as a value: its change, its decisions, and the one table of the ways from asked to
 * finished.
 *
 * <p>Must not know stores, rights of the moment, or how a change is carried out.
 */
@NullMarked
package io.github.pgbailiff.request;

import org.jspecify.annotations.NullMarked;

/**
 * Carries out commands: authorizes, plans, asks for confirmation or approval, applies steps,
 * reports.
 *
 * <p>Must not know verbs by name, or any platform.
 */
@NullMarked
package io.github.pgbailiff.executor;

import org.jspecify.annotations.NullMarked;

/**
 * Requests carried out, each at most once over all processes, and what is done about those whose
 * process is gone.
 *
 * <p>Must not know verbs by name, who asked in which words, or any platform.
 */
@NullMarked
package io.github.pgbailiff.execution;

import org.jspecify.annotations.NullMarked;

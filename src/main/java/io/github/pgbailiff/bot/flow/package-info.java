/**
 * The flows from a command or a decision to its answer: understood, allowed, carried out, presented
 * and recorded.
 *
 * <p>Must not know verbs by name, what button was pressed for it, or any platform.
 */
@NullMarked
package io.github.pgbailiff.bot.flow;

import org.jspecify.annotations.NullMarked;

package io.github.pgbailiff.invocation;

import io.github.pgbailiff.reply.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The end of the time in which somebody can press on an answer.
 *
 * @param in how long they can from now on
 * @param then what is to be said instead, after that; empty: somebody has pressed
 */
public record Lapse(Duration in, Supplier<Optional<Reply>> then) {}

package io.github.pgbailiff.verb.plan;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.request.Request;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Facts of the store that an answer about clusters tells besides: it is whole without them, where
 * the store does not answer or is not worth opening.
 *
 * @param blocks those that stand
 * @param carriedOut requests of the last days that were aimed at one of some pids
 */
public record Hints(
    Supplier<List<Block>> blocks, Function<List<Integer>, List<Request>> carriedOut) {
  /** The age of the oldest request that {@code carriedOut} knows. */
  public static final Duration WITHIN = Duration.ofDays(7);

  /** Nothing besides. */
  public static final Hints NONE = new Hints(List::of, _ -> List.of());
}

package io.github.pgbailiff.card;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The blocks of a request at the moment when its card is shown.
 *
 * @param stand whether any of it still is
 * @param ends when what stands is opened by itself, by the block's id
 * @param openSince when all of it was open again; empty: it is not, or nothing was shut
 */
public record BlocksNow(boolean stand, Map<String, Instant> ends, Optional<Instant> openSince) {
  /** Of a request that has shut nothing, or of which no more is known than its results. */
  public static final BlocksNow UNKNOWN = new BlocksNow(false, Map.of(), Optional.empty());

  public BlocksNow {
    ends = Map.copyOf(ends);
  }

  /** What stands, with its ends as they are by now. */
  public static BlocksNow standing(Map<String, Instant> ends) {
    return new BlocksNow(true, ends, Optional.empty());
  }

  /** The end of a block, which somebody may have moved since it was set. */
  Optional<Instant> end(String block, Optional<Instant> asSet) {
    return stand ? Optional.ofNullable(ends.get(block)) : asSet;
  }
}

package io.github.pgbailiff.verb.block;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.block.BlockEnd;
import io.github.pgbailiff.block.Blocks;
import io.github.pgbailiff.change.RunningServer;
import io.github.pgbailiff.postgres.PostgresCluster;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server that has taken over from the one that a block was set on.
 *
 * @param words which it is, and from which
 */
public record TakenOver(String words) {

  /** Empty when the one that it was set on still answers, or nobody knows which that was. */
  public static Optional<TakenOver> of(Blocks blocks, PostgresCluster cluster, Block block) {
    RunningServer now = RunningServer.of(cluster.identity());
    return blocks
        .servers()
        .of(block)
        .filter(it -> it.isLeftFor(now))
        .map(it -> new TakenOver(it.leftFor(now)));
  }

  /** Those of the changes that only somebody's hand can have made. */
  public List<String> changes(List<String> seen) {
    return seen.stream().filter(it -> !it.equals(ManualChanges.OPENED)).toList();
  }

  /** What there is to say of the block. */
  public List<String> notes(List<String> seen) {
    String here =
        seen.contains(ManualChanges.OPENED) ? BlockEnd.lost(words).why() : "it stands on " + words;
    return Stream.concat(Stream.of(here), changes(seen).stream()).toList();
  }
}

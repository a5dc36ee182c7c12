package io.github.pgbailiff.verb.block;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.block.BlockDrift;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.verb.view.Fields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The changes that others made by hand to the target of a block. */
public final class ManualChanges {
  static final String OPENED = "it was opened by hand";

  private ManualChanges() {}

  /** In words, each a note. */
  public static List<String> of(PostgresCluster cluster, Block block) {
    try {
      BlockDrift look =
          cluster.blocks().drift(block.target(), block.server(), Optional.of(block.former()));
      Stream<String> opened = look.preview().blocked() ? Stream.empty() : Stream.of(OPENED);
      return Stream.concat(opened, look.changes().stream()).toList();
    } catch (ClusterException e) {
      if (e.kind() == ClusterException.Kind.IDENTITY_CHANGED) {
        return List.of(Fields.message(e) + remedy(cluster, block));
      }
      throw e;
    }
  }

  /** Nobody opens by itself what is called otherwise now: it may serve another purpose. */
  private static String remedy(PostgresCluster cluster, Block block) {
    try {
      return cluster
          .blocks()
          .currentName(block.target(), block.server())
          .map(_ -> "; unblock it by its new name")
          .orElse("; unblock ends the block");
    } catch (ClusterException e) {
      return "";
    }
  }
}

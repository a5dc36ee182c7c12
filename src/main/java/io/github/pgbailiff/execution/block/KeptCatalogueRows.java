package io.github.pgbailiff.execution.block;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.block.Blocks;
import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.block.BlockPreview;
import io.github.pgbailiff.postgres.block.CatalogueRow;
import io.github.pgbailiff.postgres.sql.ClusterException;
import java.util.Optional;

/**
 * The rows of the catalogue that blocks remember: one of our own may write the row that another one
 * remembers, and nobody must take that for somebody else's doing.
 */
public record KeptCatalogueRows(PostgresCluster cluster, Blocks blocks) {

  /**
   * Lets the other blocks of the same database remember the row as it is now, where they did
   * before.
   *
   * @param before what was seen before the row was written
   */
  public void written(BlockTarget target, BlockPreview before) {
    if (before.row().isEmpty() || target.databaseName().isEmpty()) {
      return;
    }
    blocks.open().stream()
        .filter(block -> block.cluster().equals(cluster.cluster().name()))
        .filter(block -> block.target().databaseOid() == target.databaseOid())
        .filter(block -> CatalogueRow.kept(block.former()).equals(before.row()))
        .forEach(this::remember);
  }

  private void remember(Block block) {
    try {
      Optional<CatalogueRow> row =
          cluster.blocks().drift(block.target(), block.server(), Optional.empty()).preview().row();
      blocks.isShut(block.id(), CatalogueRow.keep(block.former(), row));
    } catch (ClusterException e) {
      // Then its end takes a person, who is told why.
      return;
    }
  }
}

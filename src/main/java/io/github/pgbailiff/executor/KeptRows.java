package io.github.pgbailiff.executor;

import io.github.pgbailiff.approval.Block;
import io.github.pgbailiff.approval.Blocks;
import io.github.pgbailiff.change.Door;
import io.github.pgbailiff.postgres.CatalogueRow;
import io.github.pgbailiff.postgres.ClusterException;
import io.github.pgbailiff.postgres.DoorSurvey;
import io.github.pgbailiff.postgres.PostgresCluster;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The rows of the catalogue that blocks remember: one of our own may write the row that another one
 * remembers, and nobody must take that for somebody else's doing.
 */
record KeptRows(PostgresCluster cluster, Blocks blocks) {

  /**
   * Lets the other blocks of the same database remember the row as it is now, where they did
   * before.
   *
   * @param before what was seen before the row was written
   */
  void written(Door door, DoorSurvey before) {
    OptionalLong database = database(door);
    if (before.row().isEmpty() || database.isEmpty()) {
      return;
    }
    blocks.open().stream()
        .filter(block -> block.cluster().equals(cluster.cluster().name()))
        .filter(block -> database(block.door()).equals(database))
        .filter(block -> CatalogueRow.kept(block.former()).equals(before.row()))
        .forEach(this::remember);
  }

  private void remember(Block block) {
    try {
      Optional<CatalogueRow> row =
          cluster.look(block.door(), block.server(), Optional.empty()).survey().row();
      blocks.isShut(block.id(), CatalogueRow.keep(block.former(), row));
    } catch (ClusterException e) {
      // Then its end takes a person, who is told why.
      return;
    }
  }

  private static OptionalLong database(Door door) {
    return switch (door) {
      case Door.Database it -> OptionalLong.of(it.oid());
      case Door.RoleInDatabase it -> OptionalLong.of(it.databaseOid());
      case Door.PublicInDatabase it -> OptionalLong.of(it.databaseOid());
      case Door.Role _ -> OptionalLong.empty();
    };
  }
}

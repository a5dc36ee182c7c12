package io.github.pgbailiff.serve;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.postgres.session.Session;
import java.util.List;
import java.util.function.Predicate;

/** The sessions behind standing blocks: what pgbailiff itself causes is not told. */
record WatchedBlocks(OpenStore records) {

  /** Those of a cluster at this moment. */
  Predicate<Session> on(String cluster) {
    List<BlockTargetName> blocked =
        records.blocks().open().stream()
            .filter(it -> it.cluster().equals(cluster))
            .map(Block::target)
            .map(BlockTargetName::of)
            .toList();
    return session -> blocked.stream().anyMatch(it -> isBehind(session, it));
  }

  private static boolean isBehind(Session session, BlockTargetName name) {
    return (name.database().isEmpty() || name.database().equals(session.database()))
        && (name.role().isEmpty()
            || name.role().equals(session.user())
            || name.role().filter("public"::equals).isPresent());
  }
}

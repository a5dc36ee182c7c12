package io.github.pgbailiff.serve;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.postgres.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The sessions behind standing blocks: what pgbailiff itself causes is not told. */
record WatchedBlocks(OpenStore records) {

  /** Those of a cluster, as they are when the first session is judged: seldom is there one. */
  Predicate<Session> on(String cluster) {
    return new Predicate<>() {
      private Optional<List<BlockTargetName>> known = Optional.empty();

      @Override
      public boolean test(Session session) {
        List<BlockTargetName> blocked = known.orElseGet(() -> blocked(cluster));
        known = Optional.of(blocked);
        return blocked.stream().anyMatch(it -> isBehind(session, it));
      }
    };
  }

  private List<BlockTargetName> blocked(String cluster) {
    return records.blocks().open().stream()
        .filter(it -> it.cluster().equals(cluster))
        .map(Block::target)
        .map(BlockTargetName::of)
        .toList();
  }

  private static boolean isBehind(Session session, BlockTargetName name) {
    return (name.database().isEmpty() || name.database().equals(session.database()))
        && (name.role().isEmpty()
            || name.role().equals(session.user())
            || name.role().filter("public"::equals).isPresent());
  }
}

package io.github.pgbailiff.block;

import io.github.pgbailiff.audit.AuditLog;
import io.github.pgbailiff.change.RunningServer;
import io.github.pgbailiff.outbox.Announcements;
import io.github.pgbailiff.sql.Values;
import io.github.pgbailiff.store.Row;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Tx;
import java.util.Optional;

/**
 * The running servers that standing blocks are on. A block is in the catalogue, which a standby has
 * too: when that takes over, people are told what became of the block.
 */
public final class BlockServers {
  private static final Class<?> HERE = BlockServers.class;

  private final Store store;
  private final AuditLog audit;
  private final BlockNotices notices;
  private final Announcements announcements;

  BlockServers(Store store, AuditLog audit, BlockNotices notices, Announcements announcements) {
    this.store = store;
    this.audit = audit;
    this.notices = notices;
    this.announcements = announcements;
  }

  /** Where the block was seen last; empty: nobody has looked yet. */
  public Optional<RunningServer> of(Block block) {
    return store.read(tx ->
        tx.query(HERE, "block-server", number(block)).stream()
            .map(BlockServers::server)
            .findFirst());
  }

  private static RunningServer server(Row row) {
    return new RunningServer(row.text("place"), row.instant("started"));
  }

  private static Values number(Block block) {
    return Values.of("number", block.number());
  }

  private static Values at(Block block, RunningServer server) {
    return number(block).and("place", server.place()).and("started", server.started());
  }

  /** Keeps where it is, unless that is known; forgets what stands no more. */
  public void keep(Block block, RunningServer server) {
    store.transact(tx -> {
      tx.update(HERE, "block-servers-purge", Values.NONE);
      return tx.update(HERE, "block-server-insert", at(block, server));
    });
  }

  /** It is the same server, started anew. */
  public void restarted(Block block, RunningServer before, RunningServer now) {
    store.transact(tx -> moved(tx, block, before, now));
  }

  /** It stands on the server that has taken over, which is told once. */
  public void takenOver(Block block, RunningServer before, RunningServer now) {
    store.transact(tx -> {
      boolean first = moved(tx, block, before, now);
      if (first) {
        audit.append(tx, BlockEvents.takenOver(block, "it stands on " + before.leftFor(now)));
        notices.takenOver(tx, block, before.leftFor(now));
        announcements.again(tx, block.request());
      }
      return first;
    });
  }

  private static boolean moved(Tx tx, Block block, RunningServer before, RunningServer now) {
    return tx.update(
            HERE,
            "block-server-update",
            at(block, now)
                .and("former_place", before.place())
                .and("former_started", before.started()))
        == 1;
  }
}

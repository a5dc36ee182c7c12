package io.github.pgbailiff.block;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.audit.Event;
import io.github.pgbailiff.audit.EventType;
import io.github.pgbailiff.change.BlockTargetName;
import java.util.Optional;

/** The events that tell the record of blocks. */
final class BlockEvents {
  private BlockEvents() {}

  static Event set(Block block) {
    return by(about(EventType.BLOCK_SET, block, block.sql()), block.by())
        .with("request", block.request())
        .with("reason", block.reason())
        .with("until", block.until().map(Object::toString))
        .build();
  }

  static Event moved(Block block, Identity by, String request, Optional<String> reason) {
    return by(about(EventType.BLOCK_MOVED, block, block.sql()), by)
        .with("request", request)
        .with("reason", reason)
        .with("until", block.until().map(Object::toString))
        .build();
  }

  static Event takenOver(Block block, String how) {
    return about(EventType.BLOCK_TAKEN_OVER, block, block.sql())
        .with("why", how)
        .with("request", block.request())
        .build();
  }

  static Event lifted(Block block, BlockEnd how) {
    Event.Draft event = about(EventType.BLOCK_LIFTED, block, block.undo()).with("why", how.words());
    how.by().ifPresent(party -> by(event, party));
    return event.with("request", how.request().orElse(block.request())).build();
  }

  private static Event.Draft about(EventType type, Block block, String sql) {
    BlockTargetName target = BlockTargetName.of(block.target());
    return Event.of(type)
        .with("block", block.id())
        .with("cluster", block.cluster())
        .with("place", block.place().platform() + ":" + block.place().channel())
        .with("sql", sql)
        .with("database", target.database())
        .with("user", target.role());
  }

  private static Event.Draft by(Event.Draft event, Identity party) {
    return event.with("actor", party.actor().identity()).with("person", party.person());
  }
}

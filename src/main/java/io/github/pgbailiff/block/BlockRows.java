package io.github.pgbailiff.block;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.ChangeJson;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.store.Counter;
import io.github.pgbailiff.store.Row;
import io.github.pgbailiff.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Blocks in the store, one row each; those that were lifted stay for the record's sake. */
final class BlockRows {
  private static final Class<?> HERE = BlockRows.class;

  private BlockRows() {}

  static long nextNumber(Tx tx) {
    return Counter.next(tx, "block");
  }

  static void insert(Tx tx, Block block) {
    Identity by = block.by();
    tx.update(
        HERE,
        "block-insert",
        block.number(),
        block.cluster(),
        block.systemIdentifier().orElse(null),
        ChangeJson.writeTarget(block.target()),
        block.sql(),
        block.undo(),
        block.former(),
        by.actor().platform(),
        by.actor().id(),
        by.actor().name(),
        by.person().orElse(null),
        block.place().platform(),
        block.place().channel(),
        block.place().thread().orElse(null),
        block.request(),
        block.reason().orElse(null),
        block.since(),
        block.until().orElse(null),
        warning(block.until(), block.since()));
  }

  /** When to warn of its end; a lease that is no longer than the warning needs none. */
  private static @Nullable Instant warning(Optional<Instant> until, Instant now) {
    return until
        .map(end -> end.minus(Blocks.WARNING))
        .filter(at -> Duration.between(now, at).isPositive())
        .orElse(null);
  }

  static Optional<Block> find(Tx tx, long number) {
    return first(tx.query(HERE, "block", number));
  }

  static Optional<Block> at(Tx tx, Optional<String> system, String cluster, BlockTarget target) {
    return all(tx.query(HERE, "blocks-of-cluster", cluster)).stream()
        .filter(block -> block.mayBe(system, target))
        .findFirst();
  }

  private static Optional<Block> first(List<Row> rows) {
    return rows.stream().map(BlockRows::block).findFirst();
  }

  static List<Block> standing(Tx tx, int limit) {
    return all(tx.query(HERE, "blocks", limit));
  }

  /** Those whose time is up and that nobody is lifting. */
  static List<Block> due(Tx tx, Instant now, int limit) {
    return all(tx.query(HERE, "blocks-due", now, now, limit));
  }

  /** Those whose end has to be announced. */
  static List<Block> toWarn(Tx tx, Instant now, int limit) {
    return all(tx.query(HERE, "blocks-to-warn", now, now, limit));
  }

  private static List<Block> all(List<Row> rows) {
    return rows.stream().map(BlockRows::block).toList();
  }

  static boolean claim(Tx tx, Block block, String holder, Instant now) {
    Instant until = now.plus(Blocks.CLAIM);
    return tx.update(HERE, "block-claim", holder, until, block.number(), now, now) == 1;
  }

  static boolean warned(Tx tx, Block block, Instant now) {
    return tx.update(HERE, "block-warned", block.number(), now) == 1;
  }

  static boolean move(Tx tx, Block block, Optional<Instant> until, Instant now) {
    return tx.update(
            HERE, "block-move", until.orElse(null), warning(until, now), block.number(), now)
        == 1;
  }

  static boolean trouble(Tx tx, Block block, String holder, String why, Instant again) {
    return tx.update(HERE, "block-trouble", why, again, block.number(), holder) == 1;
  }

  static boolean former(Tx tx, Block block, String former) {
    return tx.update(HERE, "block-former", former, block.number()) == 1;
  }

  static boolean lift(Tx tx, Block block, Instant now) {
    return tx.update(HERE, "block-lift", now, block.number()) == 1;
  }

  private static Block block(Row row) {
    return new Block(
        row.number("number"),
        row.text("cluster"),
        row.optionalText("system_identifier"),
        ChangeJson.readTarget(row.text("door")),
        row.text("statement"),
        row.text("undo"),
        row.text("former"),
        new Identity(
            new Actor(row.text("actor_platform"), row.text("actor_id"), row.text("actor_name")),
            row.optionalText("person")),
        new Place(
            row.text("place_platform"),
            row.text("place_channel"),
            row.optionalText("place_thread")),
        row.text("request"),
        row.optionalText("reason"),
        row.instant("since"),
        row.optionalInstant("until"),
        row.optionalText("trouble"));
  }
}

package io.github.pgbailiff.block;

import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.ChangeJson;
import io.github.pgbailiff.request.record.ActorColumns;
import io.github.pgbailiff.sql.Values;
import io.github.pgbailiff.store.Counter;
import io.github.pgbailiff.store.Row;
import io.github.pgbailiff.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Blocks in the store, one row each; those that were lifted stay for the record's sake. */
final class BlockRows {
  private static final Class<?> HERE = BlockRows.class;

  private BlockRows() {}

  static long nextNumber(Tx tx) {
    return Counter.next(tx, "block");
  }

  static void insert(Tx tx, Block block) {
    tx.update(
        HERE,
        "block-insert",
        number(block)
            .and("cluster", block.cluster())
            .and("system_identifier", block.systemIdentifier())
            .and("target", ChangeJson.writeTarget(block.target()))
            .and("statement", block.sql())
            .and("undo", block.undo())
            .and("former", block.former())
            .and(ActorColumns.values(Optional.of(block.by()), Optional.of(block.place())))
            .and("request", block.request())
            .and("reason", block.reason())
            .and("since", block.since())
            .and("until", block.until())
            .and("warn_at", warning(block.until(), block.since())));
  }

  /** When to warn of its end; a lease that is no longer than the warning needs none. */
  private static Optional<Instant> warning(Optional<Instant> until, Instant now) {
    return until
        .map(end -> end.minus(DueBlocks.WARNING))
        .filter(at -> Duration.between(now, at).isPositive());
  }

  private static Values number(Block block) {
    return Values.of("number", block.number());
  }

  static Optional<Block> find(Tx tx, long number) {
    return blocks(tx, "block", Values.of("number", number)).stream().findFirst();
  }

  static Optional<Block> at(Tx tx, Optional<String> system, String cluster, BlockTarget target) {
    return blocks(tx, "blocks-of-cluster", Values.of("cluster", cluster)).stream()
        .filter(block -> block.mayBe(system, target))
        .findFirst();
  }

  static List<Block> standing(Tx tx, int limit) {
    return blocks(tx, "blocks", Values.of("limit", limit));
  }

  /** Those whose time is up and that nobody is lifting. */
  static List<Block> due(Tx tx, Instant now, int limit) {
    return blocks(tx, "blocks-due", Values.of("now", now).and("limit", limit));
  }

  /** Those whose end has to be announced. */
  static List<Block> toWarn(Tx tx, Instant now, int limit) {
    return blocks(tx, "blocks-to-warn", Values.of("now", now).and("limit", limit));
  }

  private static List<Block> blocks(Tx tx, String statement, Values values) {
    return tx.query(HERE, statement, values).stream().map(BlockRows::block).toList();
  }

  static boolean claim(Tx tx, Block block, String holder, Instant now) {
    return update(
        tx,
        "block-claim",
        number(block)
            .and("holder", holder)
            .and("claimed_until", now.plus(DueBlocks.CLAIM))
            .and("now", now));
  }

  static boolean warned(Tx tx, Block block, Instant now) {
    return update(tx, "block-warned", number(block).and("now", now));
  }

  static boolean move(Tx tx, Block block, Optional<Instant> until, Instant now) {
    return update(
        tx,
        "block-move",
        number(block).and("until", until).and("warn_at", warning(until, now)).and("now", now));
  }

  static boolean trouble(Tx tx, Block block, String holder, String why, Instant again) {
    return update(
        tx,
        "block-trouble",
        number(block).and("holder", holder).and("trouble", why).and("again", again));
  }

  static boolean former(Tx tx, Block block, String former) {
    return update(tx, "block-former", number(block).and("former", former));
  }

  static boolean lift(Tx tx, Block block, Instant now) {
    return update(tx, "block-lift", number(block).and("now", now));
  }

  private static boolean update(Tx tx, String statement, Values values) {
    return tx.update(HERE, statement, values) == 1;
  }

  private static Block block(Row row) {
    return new Block(
        row.number("number"),
        row.text("cluster"),
        row.optionalText("system_identifier"),
        ChangeJson.readTarget(row.text("target")),
        row.text("statement"),
        row.text("undo"),
        row.text("former"),
        ActorColumns.identity(row),
        ActorColumns.place(row),
        row.text("request"),
        row.optionalText("reason"),
        row.instant("since"),
        row.optionalInstant("until"),
        row.optionalText("trouble"));
  }
}

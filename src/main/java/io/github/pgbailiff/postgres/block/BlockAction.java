package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.postgres.block.BlockOutcome.Kind;
import io.github.pgbailiff.postgres.connection.ClusterConnections;
import io.github.pgbailiff.postgres.session.Protection;
import io.github.pgbailiff.postgres.signal.SignalConnection;
import io.github.pgbailiff.postgres.sql.Failure;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The execution of a {@link Step.Block} or {@link Step.Unblock}.
 *
 * <p>What a statement answers is not believed: an outcome is what was seen afterwards.
 */
public final class BlockAction {
  private final ClusterConnections access;
  private final SignalConnection line;
  private final Set<String> ownRoles;
  private final Protection protection;
  private final BlockStatement turning;

  public BlockAction(
      ClusterConnections access,
      SignalConnection line,
      Set<String> ownRoles,
      Protection protection) {
    this.access = access;
    this.line = line;
    this.ownRoles = ownRoles;
    this.protection = protection;
    this.turning = new BlockStatement(access, line, ownRoles);
  }

  /** Blocks the target, unless it is blocked or something is in the way. */
  public BlockOutcome block(BlockTarget target) {
    return lookingAgain(
        target,
        Kind.BLOCKED,
        before -> {
          if (before.standing().blocked()) {
            boolean ours = before.kept().state().isPresent();
            return BlockOutcome.of(Kind.WAS_BLOCKED, ours ? "by pgbailiff" : "by hand");
          }
          List<String> objections = new BlockObjections(before, protection).toBlock();
          Optional<String> refusal =
              objections.isEmpty() ? turning.block(before) : objections.stream().findFirst();
          return refusal.isPresent()
              ? BlockOutcome.of(Kind.UNCHANGED, refusal.get())
              : block(before, look(target), CatalogueRow.of(line.server(), before));
        });
  }

  private static BlockOutcome block(
      TargetState before, TargetState after, Optional<CatalogueRow> row) {
    boolean held = after.standing().blocked();
    return new BlockOutcome(
        held ? Kind.BLOCKED : Kind.UNCHANGED,
        held ? "" : "it was shut, and somebody has opened it again" + ways(after),
        Optional.of(CatalogueRow.keep(before.state(), row)),
        after.standing().stillIn(),
        List.of(before.statements().block()),
        List.of(before.unblockSql(Optional.empty())),
        List.of());
  }

  private static String ways(TargetState after) {
    return after.standing().stillIn().stream().findFirst().map(in -> ": " + in.words()).orElse("");
  }

  /**
   * Unblocks it as it was.
   *
   * @param former the state before, where pgbailiff has blocked it
   */
  public BlockOutcome unblock(BlockTarget target, boolean evenByHand, Optional<String> former) {
    return lookingAgain(
        target,
        Kind.UNBLOCKED,
        before -> {
          Optional<String> known = known(before, former);
          if (isUnblocked(before, known)) {
            return wasOpen(before, known);
          }
          return known.isPresent() || evenByHand
              ? unblock(target, before, known)
              : BlockOutcome.of(
                  Kind.UNCHANGED,
                  "it was %s by hand; to open that takes the permission open"
                      .formatted(former.isPresent() ? "opened and shut again" : "shut"));
        });
  }

  /** The state that pgbailiff has put an end to; empty where somebody else has blocked it. */
  private Optional<String> known(TargetState now, Optional<String> former) throws SQLException {
    return former.isPresent() && !isAnew(former.get(), now)
        ? former.map(CatalogueRow::state)
        : now.kept().state();
  }

  /** The functions are told, or they would keep a state that is long past. */
  private BlockOutcome wasOpen(TargetState now, Optional<String> known) throws SQLException {
    boolean forget = known.isPresent() && now.power().byFunctions();
    Optional<String> refusal = forget ? turning.unblock(now, known) : Optional.empty();
    return BlockOutcome.of(Kind.WAS_OPEN, known.isPresent() ? "by hand" : "")
        .noting(refusal.stream().toList());
  }

  /** Whether somebody has blocked it anew since pgbailiff did. */
  private boolean isAnew(String former, TargetState now) throws SQLException {
    Optional<CatalogueRow> kept = CatalogueRow.kept(former);
    return kept.isPresent()
        && now.standing().blocked()
        && CatalogueRow.of(line.server(), now).filter(kept.get()::isWrittenAnew).isPresent();
  }

  private BlockOutcome unblock(BlockTarget target, TargetState before, Optional<String> known)
      throws SQLException {
    List<String> objections = new BlockObjections(before, protection).toUnblock(known.isPresent());
    List<String> meanwhile = BlockDrift.since(line.server(), before, known);
    Optional<String> refusal =
        objections.isEmpty() ? turning.unblock(before, known) : objections.stream().findFirst();
    if (refusal.isPresent()) {
      return BlockOutcome.of(Kind.UNCHANGED, refusal.get()).noting(meanwhile);
    }
    boolean held = isUnblocked(look(target), known);
    return new BlockOutcome(
        held ? Kind.UNBLOCKED : Kind.UNCHANGED,
        held ? "" : "it was opened, and somebody has shut it again",
        Optional.empty(),
        List.of(),
        List.of(before.unblockSql(known)),
        List.of(before.statements().block()),
        meanwhile);
  }

  /** A right to connect that was taken is to be given back, even to who gets in by another now. */
  private static boolean isUnblocked(TargetState target, Optional<String> former) {
    return (target.name().kind().equals("connect") && former.isPresent())
        ? target.standing().ours()
        : !target.standing().blocked();
  }

  @FunctionalInterface
  private interface Turn {
    BlockOutcome of(TargetState before) throws SQLException;
  }

  private BlockOutcome lookingAgain(BlockTarget target, Kind meant, Turn turn) {
    try {
      return turn.of(look(target));
    } catch (SQLException failure) {
      Failure meaning = Failure.of(failure);
      if (!meaning.connectionLost()) {
        throw access.about(meaning);
      }
      return afterLoss(target, meant, meaning.whileSignalling());
    }
  }

  private BlockOutcome afterLoss(BlockTarget target, Kind meant, String lost) {
    if (!line.reopen()) {
      return BlockOutcome.of(Kind.UNKNOWN, lost);
    }
    try {
      boolean shut = look(target).standing().blocked();
      boolean so = shut == (meant == Kind.BLOCKED);
      return BlockOutcome.of(
          so ? Kind.UNKNOWN : Kind.UNCHANGED,
          lost + "; it is " + (shut ? "shut" : "open") + " now");
    } catch (SQLException again) {
      return BlockOutcome.of(Kind.UNKNOWN, lost);
    }
  }

  /** Looks at the target, which must be the frozen one. */
  private TargetState look(BlockTarget target) throws SQLException {
    return TargetStateQuery.same(access, line.server(), target, ownRoles);
  }
}

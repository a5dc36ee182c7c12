package io.github.pgbailiff.postgres;

import io.github.pgbailiff.change.Door;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.postgres.DoorOutcome.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Carries out {@link Step.Shut} and {@link Step.Open}.
 *
 * <p>What a statement answers is not believed: an outcome is what was seen afterwards.
 */
final class DoorWork {
  private final Access access;
  private final SignalLine line;
  private final Set<String> ownRoles;
  private final Protection protection;
  private final DoorTurning turning;

  DoorWork(Access access, SignalLine line, Set<String> ownRoles, Protection protection) {
    this.access = access;
    this.line = line;
    this.ownRoles = ownRoles;
    this.protection = protection;
    this.turning = new DoorTurning(access, line, ownRoles);
  }

  /** Shuts the door, unless it is shut or something is in the way. */
  DoorOutcome shut(Door door) {
    return lookingAgain(
        door,
        Kind.SHUT,
        before -> {
          if (before.standing().shut()) {
            boolean ours = before.kept().state().isPresent();
            return DoorOutcome.of(Kind.WAS_SHUT, ours ? "by pgbailiff" : "by hand");
          }
          List<String> objections = new DoorObjections(before, protection).toShut();
          Optional<String> refusal =
              objections.isEmpty() ? turning.shut(before) : objections.stream().findFirst();
          return refusal.isPresent()
              ? DoorOutcome.of(Kind.UNCHANGED, refusal.get())
              : shut(before, look(door), CatalogueRow.of(line.server(), before));
        });
  }

  private static DoorOutcome shut(Doorway before, Doorway after, Optional<CatalogueRow> row) {
    boolean held = after.standing().shut();
    return new DoorOutcome(
        held ? Kind.SHUT : Kind.UNCHANGED,
        held ? "" : "it was shut, and somebody has opened it again" + ways(after),
        Optional.of(CatalogueRow.keep(before.state(), row)),
        after.standing().stillIn(),
        List.of(before.statements().shut()),
        List.of(before.opening(Optional.empty())),
        List.of());
  }

  private static String ways(Doorway after) {
    return after.standing().stillIn().stream().findFirst().map(in -> ": " + in.words()).orElse("");
  }

  /**
   * Opens it as it was.
   *
   * @param former the state before, where pgbailiff has shut it
   */
  DoorOutcome open(Door door, boolean evenByHand, Optional<String> former) {
    return lookingAgain(
        door,
        Kind.OPENED,
        before -> {
          Optional<String> known =
              former.isPresent() && !isAnew(former.get(), before)
                  ? former.map(CatalogueRow::state)
                  : before.kept().state();
          if (isOpen(before, known)) {
            // The functions are told, or they would keep a state that is long past.
            boolean forget = known.isPresent() && before.power().byFunctions();
            Optional<String> refusal = forget ? turning.open(before, known) : Optional.empty();
            return DoorOutcome.of(Kind.WAS_OPEN, known.isPresent() ? "by hand" : "")
                .noting(refusal.stream().toList());
          }
          if (known.isEmpty() && !evenByHand) {
            return DoorOutcome.of(
                Kind.UNCHANGED,
                (former.isPresent()
                        ? "it was opened and shut again by hand"
                        : "it was shut by hand")
                    + "; to open that takes the permission open");
          }
          return open(door, before, known);
        });
  }

  /** Whether somebody has shut it anew since pgbailiff did. */
  private boolean isAnew(String former, Doorway now) throws SQLException {
    Optional<CatalogueRow> kept = CatalogueRow.kept(former);
    return kept.isPresent()
        && now.standing().shut()
        && CatalogueRow.of(line.server(), now).filter(kept.get()::isWrittenAnew).isPresent();
  }

  private DoorOutcome open(Door door, Doorway before, Optional<String> known) throws SQLException {
    List<String> objections = new DoorObjections(before, protection).toOpen(known.isPresent());
    List<String> meanwhile = new Meanwhile(line.server(), before).since(known);
    Optional<String> refusal =
        objections.isEmpty() ? turning.open(before, known) : objections.stream().findFirst();
    if (refusal.isPresent()) {
      return DoorOutcome.of(Kind.UNCHANGED, refusal.get()).noting(meanwhile);
    }
    boolean held = isOpen(look(door), known);
    return new DoorOutcome(
        held ? Kind.OPENED : Kind.UNCHANGED,
        held ? "" : "it was opened, and somebody has shut it again",
        Optional.empty(),
        List.of(),
        List.of(before.opening(known)),
        List.of(before.statements().shut()),
        meanwhile);
  }

  /** A right to connect that was taken is to be given back, even to who gets in by another now. */
  private static boolean isOpen(Doorway door, Optional<String> former) {
    return (door.name().kind().equals("connect") && former.isPresent())
        ? door.standing().ours()
        : !door.standing().shut();
  }

  @FunctionalInterface
  private interface Turn {
    DoorOutcome of(Doorway before) throws SQLException;
  }

  private DoorOutcome lookingAgain(Door door, Kind meant, Turn turn) {
    try {
      return turn.of(look(door));
    } catch (SQLException failure) {
      Failure meaning = Failure.of(failure);
      if (!meaning.connectionLost()) {
        throw access.about(meaning);
      }
      return afterLoss(door, meant);
    }
  }

  private DoorOutcome afterLoss(Door door, Kind meant) {
    String lost = "the connection was lost";
    if (!line.reopen()) {
      return DoorOutcome.of(Kind.UNKNOWN, lost);
    }
    try {
      boolean shut = look(door).standing().shut();
      boolean so = shut == (meant == Kind.SHUT);
      return DoorOutcome.of(
          so ? Kind.UNKNOWN : Kind.UNCHANGED,
          lost + "; it is " + (shut ? "shut" : "open") + " now");
    } catch (SQLException again) {
      return DoorOutcome.of(Kind.UNKNOWN, lost);
    }
  }

  /** Looks at the door, which must be the frozen one. */
  private Doorway look(Door door) throws SQLException {
    return DoorReading.same(access, line.server(), door, ownRoles);
  }
}

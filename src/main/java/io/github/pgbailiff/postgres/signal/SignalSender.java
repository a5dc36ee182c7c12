package io.github.pgbailiff.postgres.signal;

import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Outcome.Kind;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.postgres.sql.Failure;
import io.github.pgbailiff.postgres.sql.Rows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** The way out of signals, in chunks, each judged and signalled by one statement. */
record SignalSender(SignalConnection line, SignalLedger ledger, BooleanSupplier mayGoOn) {
  /** More in one statement is slower, and is more that one failure leaves in doubt. */
  private static final int CHUNK = 100;

  private record Judged(int pid, String verdict, boolean awaitsStandby, List<Integer> failing) {}

  private record Attempt(String statement, TargetGuard guard, UnaryOperator<Target> held) {}

  /**
   * Sends to all of them what the statement sends.
   *
   * @param statement {@code cancel} or {@code terminate}
   */
  void send(String statement, TargetGuard guard, List<Target> targets) {
    send(statement, guard, targets, target -> target);
  }

  /**
   * The same.
   *
   * @param held what a target is held to now, where that is not what it was frozen with
   */
  void send(String statement, TargetGuard guard, List<Target> targets, UnaryOperator<Target> held) {
    var wording = new Attempt(statement, guard, held);
    for (int from = 0; from < targets.size(); from += CHUNK) {
      List<Target> chunk = targets.subList(from, Math.min(from + CHUNK, targets.size()));
      List<Target> rest = targets.subList(from, targets.size());
      if (!mayGoOn.getAsBoolean()) {
        ledger.settle(rest, new Outcome(Kind.UNKNOWN, "not tried: stopped"));
        return;
      }
      try {
        sendChunk(wording, chunk);
      } catch (SQLException failure) {
        failed(Failure.of(failure), chunk);
        ledger.settle(
            targets.subList(from + chunk.size(), targets.size()),
            new Outcome(Kind.UNKNOWN, "not tried: " + Failure.of(failure).whileSignalling()));
        return;
      }
    }
  }

  /** All are judged before the first signal goes out: what fails earlier has sent none. */
  private void failed(Failure failure, List<Target> chunk) {
    if (failure.connectionLost() || failure.stopped()) {
      ledger.doubtful(chunk, failure.whileSignalling());
    } else {
      ledger.unsent(
          chunk, new Outcome(Kind.UNKNOWN, "nothing was sent: " + failure.whileSignalling()));
    }
  }

  private void sendChunk(Attempt wording, List<Target> chunk) throws SQLException {
    try {
      settle(wording, chunk);
    } catch (SQLException failure) {
      if (!Failure.of(failure).refusesRight()) {
        throw failure;
      }
      // The statement ended at the one that is forbidden; those before it have got their signal.
      chunk.forEach(ledger::sent);
      for (Target target : chunk) {
        sendOne(wording, target);
      }
    }
  }

  private void sendOne(Attempt wording, Target target) throws SQLException {
    try {
      settle(wording, List.of(target));
    } catch (SQLException failure) {
      if (!Failure.of(failure).refusesRight()) {
        throw failure;
      }
      ledger.settle(target, new Outcome(Kind.NOT_PERMITTED, Failure.of(failure).whileSignalling()));
    }
  }

  /** Sends, and takes down what the server made of each target; it answers in their order. */
  private void settle(Attempt wording, List<Target> chunk) throws SQLException {
    List<Judged> judged =
        line.server()
            .query(
                wording.statement(),
                line.comment(),
                wording
                    .guard()
                    .values(chunk.stream().map(wording.held()).toList(), line.server().encoding()),
                SignalSender::read);
    for (int i = 0; i < chunk.size(); i++) {
      settle(wording.guard(), chunk.get(i), judged.get(i));
    }
  }

  private void settle(TargetGuard guard, Target target, Judged judged) {
    boolean goneByUs = judged.verdict().equals("gone") && ledger.isSent(target);
    if (judged.verdict().equals("signalled") || goneByUs) {
      ledger.sent(target);
      if (judged.awaitsStandby()) {
        ledger.awaitsStandby(target);
      }
    } else if (judged.verdict().equals("not running")) {
      ledger.resting(target);
    } else {
      ledger.settle(target, outcome(guard, target, judged));
    }
  }

  private static List<Judged> read(Rows rows) throws SQLException {
    var judged = new ArrayList<Judged>();
    while (rows.next()) {
      judged.add(
          new Judged(
              rows.number("pid"),
              rows.word("verdict"),
              rows.flag("awaits_standby"),
              rows.numbers("failing")));
    }
    return judged;
  }

  private static Outcome outcome(TargetGuard guard, Target target, Judged judged) {
    return switch (judged.verdict()) {
      case "gone" -> Outcome.of(Kind.ALREADY_GONE);
      case "different" -> Outcome.of(Kind.DIFFERENT_SESSION);
      case "changed" -> Outcome.of(Kind.CHANGED);
      case "own" -> new Outcome(Kind.NOT_PERMITTED, "pgbailiff's own connection");
      case "replication" -> new Outcome(Kind.NOT_PERMITTED, "replication");
      case "background" -> new Outcome(Kind.NOT_PERMITTED, "background process");
      case "hidden" -> new Outcome(Kind.NOT_PERMITTED, "pgbailiff lacks pg_read_all_stats here");
      case "superuser" -> new Outcome(Kind.NOT_PERMITTED, "superuser");
      case "no right" -> new Outcome(Kind.NOT_PERMITTED, "pgbailiff lacks pg_signal_backend here");
      case "protected" ->
          new Outcome(
              Kind.NOT_PERMITTED,
              guard
                  .protection()
                  .reason(judged.failing(), target.user(), target.application())
                  .orElse("protected"));
      default -> new Outcome(Kind.UNKNOWN, judged.verdict());
    };
  }
}

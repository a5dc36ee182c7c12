package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.postgres.connection.BlockedStatement;
import io.github.pgbailiff.postgres.connection.ClusterConnections;
import io.github.pgbailiff.postgres.signal.SignalConnection;
import io.github.pgbailiff.postgres.sql.Failure;
import io.github.pgbailiff.sql.Values;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The statement that blocks or unblocks a target: by the functions of {@code grants} where they are
 * installed, else by the plain statement. Either is taken back by the server when it had no effect.
 */
record BlockStatement(ClusterConnections access, SignalConnection line, Set<String> ownRoles) {
  /** A right is missing, other privileges depend on it, something is not as it has to be. */
  private static final Set<String> REFUSALS =
      Set.of("42501", "2BP01", "55000", "55006", "3D000", "42704");

  /** Somebody has changed the same row at the same moment: the next attempt sees what they did. */
  private static final Set<String> PASSING = Set.of("XX000", "40001", "40P01");

  private static final String LOCK_TIMEOUT = "55P03";

  @FunctionalInterface
  private interface Attempt {
    Optional<String> run() throws SQLException;
  }

  /** Why nothing was changed; empty when the target was changed. */
  Optional<String> block(TargetState target) throws SQLException {
    return persistently(() ->
        target.power().byFunctions()
            ? call(target, "block")
            : plainly(target, target.statements().block(), now -> now.standing().blocked()));
  }

  /**
   * The same to unblock it.
   *
   * @param former the state to bring back
   */
  Optional<String> unblock(TargetState target, Optional<String> former) throws SQLException {
    boolean connect = target.name().kind().equals("connect");
    return persistently(() ->
        target.power().byFunctions()
            ? call(target, "unblock")
            : plainly(
                target,
                target.unblockSql(former),
                now -> connect ? now.standing().ours() : !now.standing().blocked()));
  }

  /** Tries once more what a second try may mend, and names who holds up what does not go on. */
  private Optional<String> persistently(Attempt attempt) throws SQLException {
    try {
      return watched(attempt);
    } catch (SQLException failure) {
      if (PASSING.contains(Failure.of(failure).state())) {
        return watched(attempt);
      }
      throw failure;
    }
  }

  private Optional<String> watched(Attempt attempt) throws SQLException {
    try (BlockedStatement watch = BlockedStatement.over(access, line.server())) {
      try {
        return attempt.run();
      } catch (SQLException failure) {
        Failure meaning = Failure.of(failure);
        if (!meaning.state().equals(LOCK_TIMEOUT)) {
          throw failure;
        }
        return Optional.of(
            watch
                .holder()
                .map(it -> meaning.reason() + ": " + it + " holds it up")
                .orElse(meaning.reason()));
      }
    }
  }

  private Optional<String> call(TargetState target, String turn) throws SQLException {
    BlockTargetName name = target.name();
    try {
      return line.server()
          .query(turn + "-" + name.kind(), line.comment(), values(name), _ -> Optional.empty());
    } catch (SQLException failure) {
      return refused(failure);
    }
  }

  private static Values values(BlockTargetName name) {
    Values database = name.database().map(it -> Values.of("database", it)).orElse(Values.NONE);
    return name.role().isEmpty() ? database : database.and("role", name.named().orElse(""));
  }

  /** A revoke without the right to it succeeds with a warning: only a look tells. */
  private Optional<String> plainly(TargetState target, String sql, Predicate<TargetState> done)
      throws SQLException {
    Connection connection = line.server().connection();
    try (Statement statement = connection.createStatement()) {
      line.server().begin();
      statement.execute(line.server().encoding().sent(line.comment() + sql));
      if (done.test(TargetStateQuery.read(line.server(), target.name(), ownRoles))) {
        connection.commit();
        return Optional.empty();
      }
      String warning =
          Optional.ofNullable(statement.getWarnings()).map(SQLWarning::getMessage).orElse("");
      return Optional.of(warning.isEmpty() ? "it had no effect: " + sql : warning + ": " + sql);
    } catch (SQLException failure) {
      return refused(failure);
    } finally {
      line.server().end();
    }
  }

  private static Optional<String> refused(SQLException failure) throws SQLException {
    Failure meaning = Failure.of(failure);
    if (REFUSALS.contains(meaning.state())) {
      return Optional.of(meaning.reason());
    }
    throw failure;
  }
}

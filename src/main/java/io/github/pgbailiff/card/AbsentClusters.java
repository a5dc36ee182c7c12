package io.github.pgbailiff.card;

import io.github.pgbailiff.change.AbsentCluster;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Value;
import java.util.List;
import java.util.Optional;

/** The clusters of a command that did not answer: what the others are told of them. */
public final class AbsentClusters {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("cluster", "cluster", Audience.DATA),
          Column.of("error", "error", Audience.DATA));

  private AbsentClusters() {}

  /** For programs; empty when all have answered. */
  public static Optional<Body> of(Change change) {
    List<List<Value>> rows =
        change.absent().stream()
            .map(it -> List.<Value>of(Value.text(it.cluster()), Value.text(it.why())))
            .toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(Body.Table.of("unreachable", COLUMNS, rows));
  }

  /** For people. */
  public static List<String> notes(Change change) {
    return change.absent().stream().map(AbsentCluster::why).map(why -> "left out: " + why).toList();
  }

  /** How a command ends that would have ended otherwise had all answered. */
  public static ExitCode exit(Change change, ExitCode otherwise) {
    return change.absent().isEmpty() ? otherwise : ExitCode.UNREACHABLE;
  }
}

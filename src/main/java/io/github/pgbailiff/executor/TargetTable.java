package io.github.pgbailiff.executor;

import io.github.pgbailiff.approval.Request;
import io.github.pgbailiff.approval.Result;
import io.github.pgbailiff.approval.State;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.Exclusion;
import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Show;
import io.github.pgbailiff.reply.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sessions of a change as rows: what becomes or became of each, and what is left alone. */
final class TargetTable {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("cluster", "CLUSTER", Show.ALWAYS),
          Column.of("pid", "PID", Show.ALWAYS),
          Column.of("backend_start", "backend_start", Show.DATA),
          Column.of("usename", "USER", Show.ALWAYS),
          Column.of("application_name", "APP", Show.ALWAYS),
          Column.of("datname", "DB", Show.ALWAYS),
          Column.of("outcome", "OUTCOME", Show.ALWAYS),
          Column.of("reason", "WHY", Show.ALWAYS));

  private record Identity(String cluster, int pid, Instant backendStart) {}

  private final Map<Identity, Outcome> outcomes = new LinkedHashMap<>();
  private final String otherwise;

  private TargetTable(List<Result> results, String otherwise) {
    this.otherwise = otherwise;
    for (Result result : results) {
      for (Result.OfTarget one : result.targets()) {
        outcomes.put(new Identity(result.cluster(), one.pid(), one.backendStart()), one.outcome());
      }
    }
  }

  /**
   * The targets of a request.
   *
   * @param most how many targets to show, and how many that are left alone
   */
  static Body.Table of(Request request, int most) {
    boolean open = request.state() == State.PENDING || request.state() == State.APPROVED;
    String otherwise = open || request.state() == State.EXECUTING ? "selected" : "not tried";
    return new TargetTable(request.results(), otherwise).table(request.change(), most);
  }

  /** The targets of a change that nobody has asked for yet. */
  static Body.Table of(Change change) {
    return new TargetTable(List.of(), "selected").table(change, Integer.MAX_VALUE);
  }

  private Body.Table table(Change change, int most) {
    List<List<Value>> rows = new ArrayList<>();
    change.parts().forEach(part -> part.targets().forEach(it -> rows.add(row(part, it))));
    rows.addAll(newcomers(change));
    List<List<Value>> excluded = new ArrayList<>();
    change.parts().forEach(part -> part.exclusions().forEach(it -> excluded.add(row(part, it))));
    int all = rows.size() + excluded.size();
    List<List<Value>> shown = new ArrayList<>(rows.subList(0, Math.min(most, rows.size())));
    shown.addAll(excluded.subList(0, Math.min(most, excluded.size())));
    return new Body.Table("targets", COLUMNS, shown, all);
  }

  /** Those who came after the targets were frozen: only their identity is known. */
  private List<List<Value>> newcomers(Change change) {
    Map<Identity, Outcome> others = new LinkedHashMap<>(outcomes);
    change
        .parts()
        .forEach(part ->
            part.targets()
                .forEach(it ->
                    others.remove(new Identity(part.cluster(), it.pid(), it.backendStart()))));
    return others.entrySet().stream()
        .map(it ->
            List.of(
                Value.text(it.getKey().cluster()),
                Value.whole(it.getKey().pid()),
                Value.moment(Optional.of(it.getKey().backendStart())),
                Value.none(),
                Value.none(),
                Value.none(),
                Value.text(it.getValue().kind().words()),
                Value.text(Optional.of(it.getValue().detail()).filter(text -> !text.isEmpty()))))
        .toList();
  }

  private List<Value> row(Part part, Target target) {
    Optional<Outcome> outcome =
        Optional.ofNullable(
            outcomes.get(new Identity(part.cluster(), target.pid(), target.backendStart())));
    return row(
        part,
        target,
        outcome.map(it -> it.kind().words()).orElse(otherwise),
        outcome.map(Outcome::detail).filter(detail -> !detail.isEmpty()));
  }

  private static List<Value> row(Part part, Exclusion exclusion) {
    return row(part, exclusion.session(), "excluded", Optional.of(exclusion.reason()));
  }

  private static List<Value> row(
      Part part, Target target, String outcome, Optional<String> reason) {
    return List.of(
        Value.text(part.cluster()),
        Value.whole(target.pid()),
        Value.moment(Optional.of(target.backendStart()).filter(it -> it.isAfter(Instant.EPOCH))),
        Value.text(target.user()),
        Value.text(target.application()),
        Value.text(target.database()),
        Value.text(outcome),
        Value.text(reason));
  }
}

package io.github.pgbailiff.card;

import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.Exclusion;
import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.SessionId;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sessions of a change as rows: what becomes or became of each, and what is left alone. */
public final class TargetTable {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("cluster", "CLUSTER", Audience.ALWAYS),
          Column.of("pid", "PID", Audience.ALWAYS),
          Column.of("backend_start", "backend_start", Audience.DATA),
          Column.of("usename", "USER", Audience.ALWAYS),
          Column.of("application_name", "APP", Audience.ALWAYS),
          Column.of("datname", "DB", Audience.ALWAYS),
          Column.of("outcome", "OUTCOME", Audience.ALWAYS),
          Column.of("reason", "WHY", Audience.ALWAYS));

  private record Key(String cluster, SessionId session) {}

  private final Map<Key, Outcome> outcomes = new LinkedHashMap<>();
  private final String otherwise;

  private TargetTable(List<PartResult> results, String otherwise) {
    this.otherwise = otherwise;
    for (PartResult result : results) {
      for (PartResult.OfTarget one : result.targets()) {
        outcomes.put(new Key(result.cluster(), one.session()), one.outcome());
      }
    }
  }

  /**
   * The targets of a request.
   *
   * @param most how many targets to show, and how many that are left alone
   */
  static Body.Table of(Request request, int most) {
    boolean open =
        request.state() == RequestState.PENDING || request.state() == RequestState.APPROVED;
    String otherwise = open || request.state() == RequestState.EXECUTING ? "selected" : "not tried";
    return new TargetTable(request.results(), otherwise).table(request.change(), most);
  }

  /** All of them, beside a card that tells people of them in sentences. */
  static Body.Table forPrograms(Request request) {
    Body.Table table = of(request, Integer.MAX_VALUE);
    List<Column> columns =
        COLUMNS.stream().map(it -> Column.of(it.name(), it.heading(), Audience.DATA)).toList();
    return new Body.Table(table.name(), columns, table.rows(), table.matched());
  }

  /** The targets of a change that nobody has asked for yet. */
  public static Body.Table of(Change change) {
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
    return new Body.Table("targets", columns(shown), shown, all);
  }

  /** What says the same in every row, or nothing, is for programs. */
  private static List<Column> columns(List<List<Value>> rows) {
    return COLUMNS.stream()
        .map(it -> isTelling(it, rows) ? it : Column.of(it.name(), it.heading(), Audience.DATA))
        .toList();
  }

  private static boolean isTelling(Column column, List<List<Value>> rows) {
    int place = COLUMNS.indexOf(column);
    return switch (column.name()) {
      case "outcome" ->
          rows.stream().anyMatch(row -> !row.get(place).equals(Value.text("selected")));
      case "reason" -> rows.stream().anyMatch(row -> !(row.get(place) instanceof Value.None));
      default -> column.show() != Audience.DATA;
    };
  }

  /** Those who came after the targets were frozen: only their identity is known. */
  private List<List<Value>> newcomers(Change change) {
    Map<Key, Outcome> others = new LinkedHashMap<>(outcomes);
    change
        .parts()
        .forEach(
            part -> part.targets().forEach(it -> others.remove(new Key(part.cluster(), it.id()))));
    return others.entrySet().stream()
        .map(it ->
            List.of(
                Value.text(it.getKey().cluster()),
                Value.whole(it.getKey().session().pid()),
                Value.moment(Optional.of(it.getKey().session().backendStart())),
                Value.none(),
                Value.none(),
                Value.none(),
                Value.text(it.getValue().kind().words()),
                Value.text(Optional.of(it.getValue().detail()).filter(text -> !text.isEmpty()))))
        .toList();
  }

  private List<Value> row(Part part, Target target) {
    Optional<Outcome> outcome =
        Optional.ofNullable(outcomes.get(new Key(part.cluster(), target.id())));
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
        Value.moment(
            Optional.of(target.id().backendStart()).filter(it -> it.isAfter(Instant.EPOCH))),
        Value.text(target.user()),
        Value.text(target.application()),
        Value.text(target.database()),
        Value.text(outcome),
        Value.text(reason));
  }
}

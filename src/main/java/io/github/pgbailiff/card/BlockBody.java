package io.github.pgbailiff.card;

import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.PartResult.OfBlock;
import io.github.pgbailiff.request.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The results of a request's blocks: what was done, what undoes it, who gets in all the same. */
final class BlockBody {
  private BlockBody() {}

  /** Empty while nothing was done, and for a request that blocks nothing. */
  static Optional<Body> of(Request request) {
    List<OfBlock> targets = request.results().stream().flatMap(it -> it.block().stream()).toList();
    return targets.isEmpty()
        ? Optional.empty()
        : Optional.of(new Body.Details("", fields(targets), List.of(stillIn(request))));
  }

  /** What it has shut: {@code database wiki on prod-eu}. */
  static String names(Request request) {
    return request.results().stream()
        .flatMap(it -> it.block().map(one -> one.name() + " on " + it.cluster()).stream())
        .collect(Collectors.joining(", "));
  }

  private static List<Field> fields(List<OfBlock> targets) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("sql", "sql", texts(targets, OfBlock::sql)));
    fields.add(Field.of("undo", "undone by", texts(targets, OfBlock::undo)));
    List<String> blocks = targets.stream().flatMap(it -> it.block().stream()).toList();
    if (!blocks.isEmpty()) {
      fields.add(Field.of("block", "block", Value.text(String.join(",", blocks))));
    }
    Optional<Instant> until =
        targets.stream().flatMap(it -> it.until().stream()).min(Comparator.naturalOrder());
    fields.add(
        until.isPresent()
            ? Field.of("until", "until", Value.moment(until))
            : Field.data("until", Value.none()));
    return fields;
  }

  private static Value texts(List<OfBlock> targets, Function<OfBlock, List<String>> part) {
    return Value.texts(targets.stream().flatMap(it -> part.apply(it).stream()).distinct().toList());
  }

  private static Body stillIn(Request request) {
    boolean several = request.results().size() > 1;
    List<Column> columns = new ArrayList<>();
    if (several) {
      columns.add(Column.of("cluster", "CLUSTER", Audience.ALWAYS));
    }
    columns.add(Column.of("role", "STILL GETS IN", Audience.ALWAYS));
    columns.add(Column.of("via", "BY", Audience.ALWAYS));
    List<List<Value>> rows =
        request.results().stream()
            .flatMap(it ->
                it.block().stream()
                    .flatMap(target -> target.stillIn().stream())
                    .map(one -> row(it, one, several)))
            .toList();
    return Body.Table.of("still_in", columns, rows);
  }

  private static List<Value> row(PartResult result, PartResult.Entrant one, boolean several) {
    List<Value> row = new ArrayList<>();
    if (several) {
      row.add(Value.text(result.cluster()));
    }
    row.add(Value.text(one.role()));
    row.add(Value.text(one.via()));
    return row;
  }
}

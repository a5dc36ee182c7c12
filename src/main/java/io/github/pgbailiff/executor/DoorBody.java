package io.github.pgbailiff.executor;

import io.github.pgbailiff.approval.Request;
import io.github.pgbailiff.approval.Result;
import io.github.pgbailiff.approval.Result.OfDoor;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Show;
import io.github.pgbailiff.reply.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of the doors of a request: what was done, what undoes it, who gets in all the same.
 */
final class DoorBody {
  private DoorBody() {}

  /** Empty while nothing was done, and for a request without doors. */
  static Optional<Body> of(Request request) {
    List<OfDoor> doors = request.results().stream().flatMap(it -> it.door().stream()).toList();
    return doors.isEmpty()
        ? Optional.empty()
        : Optional.of(new Body.Details("", fields(doors), List.of(stillIn(request))));
  }

  private static List<Field> fields(List<OfDoor> doors) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("sql", "sql", texts(doors, OfDoor::sql)));
    fields.add(Field.of("undo", "undone by", texts(doors, OfDoor::undo)));
    List<String> blocks = doors.stream().flatMap(it -> it.block().stream()).toList();
    if (!blocks.isEmpty()) {
      fields.add(Field.of("block", "block", Value.text(String.join(",", blocks))));
    }
    Optional<Instant> until =
        doors.stream().flatMap(it -> it.until().stream()).min(Comparator.naturalOrder());
    fields.add(
        until.isPresent()
            ? Field.of("until", "until", Value.moment(until))
            : Field.data("until", Value.none()));
    return fields;
  }

  private static Value texts(List<OfDoor> doors, Function<OfDoor, List<String>> part) {
    return Value.texts(doors.stream().flatMap(it -> part.apply(it).stream()).distinct().toList());
  }

  private static Body stillIn(Request request) {
    boolean several = request.results().size() > 1;
    List<Column> columns = new ArrayList<>();
    if (several) {
      columns.add(Column.of("cluster", "CLUSTER", Show.ALWAYS));
    }
    columns.add(Column.of("role", "STILL GETS IN", Show.ALWAYS));
    columns.add(Column.of("via", "BY", Show.ALWAYS));
    List<List<Value>> rows =
        request.results().stream()
            .flatMap(it ->
                it.door().stream()
                    .flatMap(door -> door.stillIn().stream())
                    .map(one -> row(it, one, several)))
            .toList();
    return Body.Table.of("still_in", columns, rows);
  }

  private static List<Value> row(Result result, Result.Entrant one, boolean several) {
    List<Value> row = new ArrayList<>();
    if (several) {
      row.add(Value.text(result.cluster()));
    }
    row.add(Value.text(one.role()));
    row.add(Value.text(one.via()));
    return row;
  }
}

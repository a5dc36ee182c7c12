package io.github.pgbailiff.verb;

import static io.github.pgbailiff.verb.Fields.data;

import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Value;
import java.util.List;

/** What a program wants to know of doors before they are shut or opened. */
record DoorDetails(DoorPlan.Turn turn) {

  Body of(List<DoorFound> found) {
    boolean opens = turn == DoorPlan.Turn.OPEN;
    List<String> shutting = found.stream().flatMap(it -> it.survey().sql().stream()).toList();
    List<String> opening = found.stream().flatMap(it -> it.survey().undo().stream()).toList();
    var stillIn =
        Body.Table.of(
            "still_in",
            List.of(data("role"), data("via")),
            found.stream()
                .filter(_ -> !opens)
                .flatMap(it -> it.survey().stillIn().stream())
                .map(it -> List.of(Value.text(it.role()), Value.text(it.via())))
                .toList());
    return new Body.Details(
        "",
        List.of(
            Field.data("sql", Value.texts(opens ? opening : shutting)),
            Field.data("undo", Value.texts(opens ? shutting : opening))),
        List.of(stillIn));
  }
}

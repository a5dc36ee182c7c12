package io.github.pgbailiff.verb;

import static io.github.pgbailiff.verb.Fields.data;

import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Value;
import java.util.List;

/** What a program wants to know of doors before they are shut or opened. */
final class DoorDetails {
  private DoorDetails() {}

  static Body of(List<DoorFound> found) {
    List<String> sql = found.stream().flatMap(it -> it.survey().sql().stream()).toList();
    List<String> undo = found.stream().flatMap(it -> it.survey().undo().stream()).toList();
    var stillIn =
        Body.Table.of(
            "still_in",
            List.of(data("role"), data("via")),
            found.stream()
                .flatMap(it -> it.survey().stillIn().stream())
                .map(it -> List.of(Value.text(it.role()), Value.text(it.via())))
                .toList());
    return new Body.Details(
        "",
        List.of(Field.data("sql", Value.texts(sql)), Field.data("undo", Value.texts(undo))),
        List.of(stillIn));
  }
}

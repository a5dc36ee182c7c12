package io.github.pgbailiff.verb.block;

import static io.github.pgbailiff.verb.view.Fields.data;

import io.github.pgbailiff.postgres.block.BlockPreview;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Value;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a program wants to know of doors before they are shut or opened. */
public final class BlockDetails {
  private BlockDetails() {}

  /**
   * The SQL, what undoes it, and who gets in all the same.
   *
   * @param shut doors that would be shut
   * @param opened doors that would be opened
   */
  public static Body of(List<BlockPreview> shut, List<BlockPreview> opened) {
    var stillIn =
        Body.Table.of(
            "still_in",
            List.of(data("role"), data("via")),
            shut.stream()
                .flatMap(it -> it.stillIn().stream())
                .map(it -> List.of(Value.text(it.role()), Value.text(it.via())))
                .toList());
    return new Body.Details(
        "",
        List.of(
            Field.data("sql", statements(shut, BlockPreview::sql, opened, BlockPreview::undo)),
            Field.data("undo", statements(shut, BlockPreview::undo, opened, BlockPreview::sql))),
        List.of(stillIn));
  }

  private static Value statements(
      List<BlockPreview> shut,
      Function<BlockPreview, List<String>> ofShut,
      List<BlockPreview> opened,
      Function<BlockPreview, List<String>> ofOpened) {
    return Value.texts(
        Stream.concat(shut.stream().map(ofShut), opened.stream().map(ofOpened))
            .flatMap(List::stream)
            .distinct()
            .toList());
  }
}

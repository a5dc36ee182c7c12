package io.github.pgbailiff.verb.block;

import static io.github.pgbailiff.verb.view.Fields.data;

import io.github.pgbailiff.postgres.block.BlockPreview;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Value;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The targets of blocks as a program wants to know them before they are blocked or unblocked. */
public final class BlockDetails {
  private BlockDetails() {}

  /**
   * The SQL, what undoes it, and who gets in all the same.
   *
   * @param blocked targets that would be blocked
   * @param unblocked targets that would be unblocked
   */
  public static Body of(List<BlockPreview> blocked, List<BlockPreview> unblocked) {
    var stillIn =
        Body.Table.of(
            "still_in",
            List.of(data("role"), data("via")),
            blocked.stream()
                .flatMap(it -> it.stillIn().stream())
                .map(it -> List.of(Value.text(it.role()), Value.text(it.via())))
                .toList());
    return new Body.Details(
        "",
        List.of(
            Field.data(
                "sql", statements(blocked, BlockPreview::sql, unblocked, BlockPreview::undo)),
            Field.data(
                "undo", statements(blocked, BlockPreview::undo, unblocked, BlockPreview::sql))),
        List.of(stillIn));
  }

  private static Value statements(
      List<BlockPreview> blocked,
      Function<BlockPreview, List<String>> ofBlocked,
      List<BlockPreview> unblocked,
      Function<BlockPreview, List<String>> ofUnblocked) {
    return Value.texts(
        Stream.concat(blocked.stream().map(ofBlocked), unblocked.stream().map(ofUnblocked))
            .flatMap(List::stream)
            .distinct()
            .toList());
  }
}

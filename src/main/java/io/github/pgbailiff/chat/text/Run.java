package io.github.pgbailiff.chat.text;

import io.github.pgbailiff.reply.Value;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A stretch of a sentence. */
public sealed interface Run {

  /** Words: one line of {@link PlainText}. */
  record Words(String text) implements Run {}

  /**
   * A moment, which each reader sees in their own time.
   *
   * @param near hour and minute are enough
   */
  record Moment(Instant at, boolean near) implements Run {}

  static Run of(Value value) {
    return switch (value) {
      case Value.Moment(Instant at) -> new Moment(at, false);
      case Value.Clock(Instant at) -> new Moment(at, true);
      default -> new Words(CellText.text(value));
    };
  }

  /** A sentence out of its values. Spaces at their ends are the sentence's own. */
  static List<Run> sentence(List<Value> values) {
    return values.stream()
        .map(it ->
            it instanceof Value.Text(String text) ? new Words(PlainText.oneLine(text)) : of(it))
        .toList();
  }

  /** As words, for a place that knows no times of its readers. */
  static String words(List<Run> runs) {
    return runs.stream().map(Run::words).collect(Collectors.joining());
  }

  private static String words(Run run) {
    return switch (run) {
      case Words(String text) -> text;
      case Moment(Instant at, boolean near) ->
          CellText.text(near ? new Value.Clock(at) : new Value.Moment(at));
    };
  }
}

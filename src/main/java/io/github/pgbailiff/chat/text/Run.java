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

  /**
   * A moment to come, as how far away it is.
   *
   * @param words that say so where it cannot be counted down
   */
  record Ahead(Instant at, String words) implements Run {}

  /**
   * A channel.
   *
   * @param words for another platform than its own
   */
  record Channel(String platform, String id, String words) implements Run {}

  static Run of(Value value) {
    return switch (value) {
      case Value.Moment(Instant at) -> new Moment(at, false);
      case Value.Clock(Instant at) -> new Moment(at, true);
      case Value.Ahead ahead -> new Ahead(ahead.at(), ahead.words());
      case Value.Channel(String platform, String id, String words) ->
          new Channel(platform, id, PlainText.oneLine(words));
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

  /** The same of a line, whose moments are near. */
  static List<Run> line(List<Value> values) {
    return sentence(
        values.stream()
            .map(it -> it instanceof Value.Moment(Instant at) ? new Value.Clock(at) : it)
            .toList());
  }

  /** As words, for a place that knows no times of its readers. */
  static String words(List<Run> runs) {
    return runs.stream().map(Run::words).collect(Collectors.joining());
  }

  private static String words(Run run) {
    return switch (run) {
      case Words(String text) -> text;
      case Ahead(_, String text) -> text;
      case Channel(_, _, String text) -> text;
      case Moment(Instant at, boolean near) ->
          CellText.text(near ? new Value.Clock(at) : new Value.Moment(at));
    };
  }
}

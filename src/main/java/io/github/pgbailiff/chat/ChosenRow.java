package io.github.pgbailiff.chat;

import io.github.pgbailiff.command.SeenSession;
import io.github.pgbailiff.reply.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A session that was listed, in a few characters: platforms leave a menu's values little room.
 *
 * @param seen empty where the list did not say when it began
 */
record ChosenRow(String pid, Optional<SeenSession> seen) {
  private static final String NONE = "-";

  /** Of a row; empty where it has no pid. */
  static Optional<ChosenRow> of(List<String> columns, List<Value> row) {
    if (!(cell(columns, row, "pid") instanceof Value.Whole(long pid))) {
      return Optional.empty();
    }
    Optional<Instant> transaction = moment(cell(columns, row, "xact_start"));
    Optional<SeenSession> seen =
        columns.contains("xact_start")
            ? moment(cell(columns, row, "backend_start"))
                .map(start -> new SeenSession((int) pid, start, transaction))
            : Optional.empty();
    return Optional.of(new ChosenRow(String.valueOf(pid), seen));
  }

  private static Value cell(List<String> columns, List<Value> row, String name) {
    int column = columns.indexOf(name);
    return column < 0 ? Value.none() : row.get(column);
  }

  private static Optional<Instant> moment(Value value) {
    return value instanceof Value.Moment(Instant at) ? Optional.of(at) : Optional.empty();
  }

  /** The pid, then when the session began, and how much later its transaction. */
  String text() {
    return seen.map(it -> pid + " " + micros(Instant.EPOCH, it.backendStart()) + " " + later(it))
        .orElse(pid);
  }

  private static String later(SeenSession seen) {
    return seen.xactStart().map(xact -> micros(seen.backendStart(), xact)).orElse(NONE);
  }

  private static String micros(Instant from, Instant to) {
    return Long.toString(ChronoUnit.MICROS.between(from, to), Character.MAX_RADIX);
  }

  /** What {@link #text} wrote; what nobody of ours wrote is a pid that the parser will judge. */
  static ChosenRow parse(String text) {
    String[] words = text.split(" ", -1);
    if (words.length != 3) {
      return new ChosenRow(text, Optional.empty());
    }
    try {
      Instant start = plus(Instant.EPOCH, words[1]);
      Optional<Instant> transaction =
          words[2].equals(NONE) ? Optional.empty() : Optional.of(plus(start, words[2]));
      return new ChosenRow(
          words[0], Optional.of(new SeenSession(Integer.parseInt(words[0]), start, transaction)));
    } catch (NumberFormatException e) {
      return new ChosenRow(text, Optional.empty());
    }
  }

  private static Instant plus(Instant from, String micros) {
    return from.plus(Duration.of(Long.parseLong(micros, Character.MAX_RADIX), ChronoUnit.MICROS));
  }
}

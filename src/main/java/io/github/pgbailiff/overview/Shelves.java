package io.github.pgbailiff.overview;

import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Overview.Shelf;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Tone;
import java.util.List;
import java.util.function.Function;

/** The making of shelves, each with no more on it than one looks at. */
final class Shelves {
  private static final int MOST = 8;

  private Shelves() {}

  /**
   * A shelf; what does not fit is counted.
   *
   * @param none said where there is nothing
   * @param all the command that lists them all
   */
  static <T> Shelf of(
      String title, List<T> things, String none, String all, Function<T, Reply.Card> card) {
    int more = things.size() - MOST;
    List<String> notes =
        things.isEmpty()
            ? List.of(none)
            : more > 0 ? List.of("and %d more: %s lists them all".formatted(more, all)) : List.of();
    return new Shelf(title, things.stream().limit(MOST).map(card).toList(), notes);
  }

  static Reply.Card card(String title, List<Field> facts, List<Button> buttons) {
    var report = new Reply.Report(facts, "", List.of(), List.of(), ExitCode.DONE);
    return new Reply.Card(title, Tone.NEUTRAL, report, buttons, List.of());
  }
}

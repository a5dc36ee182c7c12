package io.github.pgbailiff.page;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.reply.Presentation;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.verb.view.Literals;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The way in which an answer is shown: which page of it, how wide, and to whom.
 *
 * @param rows how many rows a page has; empty: all
 * @param page from 1
 * @param turns whether the pages can be turned: not on a terminal, and not those with unmasked
 *     texts, which are kept nowhere
 * @param menus whether rows can be chosen: by the asker alone, and not on a terminal
 * @param presses whether next steps can be pressed, by the asker alone
 * @param again how the answer may be asked for once more
 */
public record ViewOptions(
    Optional<Integer> rows,
    int page,
    Presentation presentation,
    boolean turns,
    boolean menus,
    boolean presses,
    List<Press.Action> again) {
  private static final int ROWS_IN_CHAT = 20;

  public ViewOptions {
    again = List.copyOf(again);
  }

  /** The place where an answer appears. */
  public enum Room {
    CHAT,
    /** A terminal in which numbers are buttons. */
    TERMINAL,
    /** The output of a command that ends with its answer. */
    OUTPUT
  }

  /** The keeper of answers to one command. */
  public interface Kept {
    /** A page with buttons to the others. */
    Reply pages(Reply.Report report, int page);

    /** The same with next steps to press, and handles for a menu. */
    Reply.Report choices(Reply.Report report);
  }

  public static ViewOptions of(Command command, Room room) {
    boolean terminal = room != Room.CHAT;
    boolean toEverybody = command.options().flag(Keys.PUBLIC.name());
    Optional<Integer> usual = terminal ? Optional.empty() : Optional.of(ROWS_IN_CHAT);
    View view =
        command
            .options()
            .text(Keys.VIEW.name())
            .map(text -> View.valueOf(text.toUpperCase(Locale.ROOT)))
            .orElse(View.DEFAULT);
    return new ViewOptions(
        command.options().number(Keys.LIMIT.name()).or(() -> usual),
        command.options().number(Keys.PAGE.name()).orElse(1),
        new Presentation(view, toEverybody),
        !terminal && !Literals.askedFor(command),
        !terminal && !toEverybody,
        !toEverybody && room != Room.OUTPUT,
        command.verb().key(Keys.PUBLIC.name()).isPresent() ? again(command, terminal) : List.of());
  }

  /** The same for an answer that is cut to its page already. */
  public ViewOptions ofPage() {
    return new ViewOptions(Optional.empty(), 1, presentation, turns, menus, presses, again);
  }

  private static List<Press.Action> again(Command command, boolean terminal) {
    return terminal || Literals.askedFor(command)
        ? List.of(Press.Action.REFRESH)
        : List.of(Press.Action.REFRESH, Press.Action.SHARE, Press.Action.CSV);
  }

  /**
   * The reply as it is wanted.
   *
   * @param kept keeps what pages and menus need; it is not asked where there are none
   */
  public Reply present(Reply reply, Kept kept) {
    if (!(reply instanceof Reply.Report report)) {
      return whole(reply);
    }
    if (rows.isPresent() && turns && Pages.pages(report, rows.get()) > 1) {
      return kept.pages(report, page);
    }
    boolean steps = presses && !report.findings().isEmpty();
    boolean chooses = menus && RowHandles.areOffered(report);
    Reply.Report whole = steps || chooses ? kept.choices(report) : report;
    return presented(Pages.page(whole, rows.orElse(Integer.MAX_VALUE), page));
  }

  /** What has no pages. */
  private Reply whole(Reply reply) {
    if (!(reply instanceof Reply.Refusal)) {
      UserMistake.unlessPage(page, 1);
    }
    return reply;
  }

  private Reply presented(Reply.Report report) {
    boolean plain = presentation.view() == View.DEFAULT && !presentation.toEverybody();
    return plain ? report : new Reply.Presented(report, presentation);
  }
}

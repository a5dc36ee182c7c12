package io.github.pgbailiff.page;

import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Presentation;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Tone;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer as it was when it was asked for, all of it.
 *
 * @param verb what was asked
 * @param command all that was asked, to be typed again
 * @param clusters the clusters that it tells of
 * @param rights the rights under which it was asked for, as whoever kept it writes them
 * @param rows how many rows of each table a page has
 * @param again how it may be asked for once more
 */
public record StoredAnswer(
    String verb,
    String command,
    List<String> clusters,
    String rights,
    int rows,
    Presentation presentation,
    List<Press.Action> again,
    Reply.Report report) {
  public StoredAnswer {
    clusters = List.copyOf(clusters);
    again = List.copyOf(again);
  }

  /** All of it, with what can be pressed and chosen. */
  public Reply.Report offered(String id) {
    return NextSteps.again(numbered(id), id, isFile() ? again : onPages());
  }

  /** Whether a file of it is offered: not of one without rows. */
  private boolean isFile() {
    return again.contains(Press.Action.CSV) && Pages.rows(report) > 0;
  }

  /** How pages may be asked for once more; the button for the file is beside those that turn. */
  private List<Press.Action> onPages() {
    return again.stream().filter(it -> it != Press.Action.CSV).toList();
  }

  private Reply.Report numbered(String id) {
    return NextSteps.on(RowHandles.on(report, id), id);
  }

  /** A page of it, with buttons to the others. */
  public Reply page(String id, int page) {
    int pages = Pages.pages(report, rows);
    List<Button> buttons = new ArrayList<>();
    if (page > 1) {
      buttons.add(button("Previous", Press.Action.PAGE, id, page - 1L));
    }
    if (page < pages) {
      buttons.add(button("Next", Press.Action.PAGE, id, page + 1L));
    }
    buttons.add(button("CSV", Press.Action.CSV, id, 0));
    return new Reply.Presented(
        new Reply.Card(
            "%s, page %d of %d".formatted(verb, page, pages),
            Tone.NEUTRAL,
            NextSteps.again(Pages.page(numbered(id), rows, page), id, onPages()),
            buttons,
            List.of()),
        presentation);
  }

  private static Button button(String label, Press.Action action, String id, long page) {
    return new Button(label, Button.Style.PLAIN, new Press(action, id, page));
  }

  /** What its menu needs of it, without any text of a session; all of it for a file. */
  public StoredAnswer ofChoices() {
    return isFile() ? this : choices();
  }

  private StoredAnswer choices() {
    return new StoredAnswer(
        verb, command, clusters, rights, rows, presentation, again, RowHandles.choices(report));
  }

  /** All of it as a file. */
  public Reply file() {
    return new Reply.Attachment(verb + ".csv", report);
  }
}

package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.chat.Cells;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A menu below a list of sessions, to cancel or terminate some of them: the choice becomes the
 * command that could have been typed, and is authorized and confirmed as that.
 */
final class SlackSelection {
  static final String BLOCK = "rows";
  static final String MENU = "rows";
  private static final String LISTING = "sessions";
  private static final int LABEL_COLUMNS = 5;

  private SlackSelection() {}

  /** The menu and its buttons; none where no sessions are listed. */
  static List<ObjectNode> of(Reply.Report report) {
    List<Blocks.Choice> choices =
        report.sections().stream()
            .flatMap(section -> choices(section).stream())
            .filter(choice -> choice.value().length() <= BlockLimits.OPTION_VALUE)
            .distinct()
            .toList();
    if (choices.isEmpty()) {
      return List.of();
    }
    return List.of(
        Blocks.menu(BLOCK, MENU, "Cancel or terminate some of these:", "sessions", choices),
        Blocks.actions(
            "chosen",
            List.of(
                Blocks.button(
                    SlackRenderer.PRESS + "cancel",
                    button("Cancel query…", Button.Style.PLAIN, Press.Action.SELECT_CANCEL)),
                Blocks.button(
                    SlackRenderer.PRESS + "terminate",
                    button("Terminate…", Button.Style.DANGER, Press.Action.SELECT_TERMINATE)))));
  }

  private static Button button(String label, Button.Style style, Press.Action action) {
    return new Button(label, style, new Press(action, "rows", 0));
  }

  private static List<Blocks.Choice> choices(Section section) {
    Optional<String> cluster =
        section.facts().stream()
            .filter(field -> field.column().name().equals("cluster"))
            .map(Field::value)
            .map(Cells::text)
            .findFirst();
    return cluster.isEmpty()
        ? List.of()
        : section.bodies().stream()
            .filter(body -> body instanceof Body.Table && body.name().equals(LISTING))
            .flatMap(body -> choices(cluster.get(), (Body.Table) body).stream())
            .toList();
  }

  private static List<Blocks.Choice> choices(String cluster, Body.Table table) {
    List<String> names = table.columns().stream().map(column -> column.name()).toList();
    int pid = names.indexOf("pid");
    int shielded = names.indexOf("protected");
    List<Blocks.Choice> choices = new ArrayList<>();
    for (List<Value> row : table.rows()) {
      boolean hit = shielded < 0 || !row.get(shielded).equals(Value.flag(true));
      if (pid >= 0 && hit && row.get(pid) instanceof Value.Whole(long number)) {
        choices.add(new Blocks.Choice(label(table, row), cluster + " " + number));
      }
    }
    return choices;
  }

  private static String label(Body.Table table, List<Value> row) {
    return IntStream.range(0, row.size())
        .filter(i -> table.columns().get(i).show().inNarrow())
        .filter(i -> !table.columns().get(i).sensitive())
        .mapToObj(i -> Cells.text(row.get(i)))
        .limit(LABEL_COLUMNS)
        .collect(Collectors.joining(" "));
  }

  /**
   * The command that a choice stands for.
   *
   * @param chosen values of the menu
   * @return empty when nothing is chosen, or sessions of several clusters
   */
  static Optional<List<String>> command(Press.Action action, List<String> chosen) {
    var clusters = new LinkedHashSet<String>();
    List<String> words = new ArrayList<>();
    for (String value : chosen) {
      int space = value.lastIndexOf(' ');
      clusters.add(value.substring(0, Math.max(0, space)));
      words.add(value.substring(space + 1));
    }
    if (clusters.size() != 1) {
      return Optional.empty();
    }
    words.addFirst(clusters.getFirst());
    words.addFirst(action == Press.Action.SELECT_CANCEL ? "cancel" : "terminate");
    return Optional.of(words);
  }
}

package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.chat.Cells;
import io.github.pgbailiff.reply.Body;
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
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;

/**
 * Menus below a list of sessions, one to cancel and one to terminate some of them: the choice
 * becomes the command that could have been typed, and is authorized and confirmed as that.
 */
final class DiscordSelection {
  private static final String LISTING = "sessions";
  private static final int LABEL_COLUMNS = 5;

  private DiscordSelection() {}

  /** The menus; none where no sessions are listed. */
  static List<ActionRow> of(Reply.Report report) {
    List<SelectOption> options =
        report.sections().stream()
            .flatMap(section -> options(section).stream())
            .filter(option -> option.getValue().length() <= DiscordLimits.OPTION_TEXT)
            .collect(
                Collectors.toMap(
                    SelectOption::getValue, o -> o, (a, b) -> a, java.util.LinkedHashMap::new))
            .values()
            .stream()
            .limit(DiscordLimits.OPTIONS)
            .toList();
    return options.isEmpty()
        ? List.of()
        : List.of(
            menu(Press.Action.SELECT_CANCEL, "Cancel the query of…", options),
            menu(Press.Action.SELECT_TERMINATE, "Terminate…", options));
  }

  private static ActionRow menu(
      Press.Action action, String placeholder, List<SelectOption> options) {
    return ActionRow.of(
        StringSelectMenu.create(new Press(action, "rows", 0).token())
            .setPlaceholder(placeholder)
            .setRequiredRange(1, options.size())
            .addOptions(options)
            .build());
  }

  private static List<SelectOption> options(Section section) {
    Optional<String> cluster =
        section.facts().stream()
            .filter(field -> field.column().name().equals("cluster"))
            .map(field -> Cells.text(field.value()))
            .findFirst();
    return cluster.isEmpty()
        ? List.of()
        : section.bodies().stream()
            .filter(body -> body instanceof Body.Table && body.name().equals(LISTING))
            .flatMap(body -> options(cluster.get(), (Body.Table) body).stream())
            .toList();
  }

  private static List<SelectOption> options(String cluster, Body.Table table) {
    List<String> names = table.columns().stream().map(column -> column.name()).toList();
    int pid = names.indexOf("pid");
    int shielded = names.indexOf("protected");
    List<SelectOption> options = new ArrayList<>();
    for (List<Value> row : table.rows()) {
      boolean hit = shielded < 0 || !row.get(shielded).equals(Value.flag(true));
      if (pid >= 0 && hit && row.get(pid) instanceof Value.Whole(long number)) {
        options.add(SelectOption.of(label(table, row), cluster + " " + number));
      }
    }
    return options;
  }

  private static String label(Body.Table table, List<Value> row) {
    String label =
        IntStream.range(0, row.size())
            .filter(i -> table.columns().get(i).show().inNarrow())
            .filter(i -> !table.columns().get(i).sensitive())
            .mapToObj(i -> Cells.text(row.get(i)))
            .limit(LABEL_COLUMNS)
            .collect(Collectors.joining(" "));
    return DiscordLimits.cut(label, DiscordLimits.OPTION_TEXT);
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

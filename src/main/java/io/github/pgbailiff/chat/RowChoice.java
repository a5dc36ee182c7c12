package io.github.pgbailiff.chat;

import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A session of a list that may be chosen to be cancelled or terminated: the choice becomes the
 * command that could have been typed, and is authorized and confirmed as that.
 *
 * @param value the cluster's name and the pid
 */
public record RowChoice(String label, String value) {
  private static final String LISTING = "sessions";
  private static final int LABEL_COLUMNS = 5;

  /**
   * What may be chosen, each value once; nothing where no sessions are listed.
   *
   * @param longest how long a value may be on the platform
   */
  public static List<RowChoice> of(Reply.Report report, int longest) {
    var byValue = new LinkedHashMap<String, RowChoice>();
    report.sections().stream()
        .flatMap(section -> of(section).stream())
        .filter(choice -> choice.value().length() <= longest)
        .forEach(choice -> byValue.putIfAbsent(choice.value(), choice));
    return List.copyOf(byValue.values());
  }

  private static List<RowChoice> of(Section section) {
    Optional<String> cluster =
        section.facts().stream()
            .filter(field -> field.column().name().equals("cluster"))
            .map(field -> Cells.text(field.value()))
            .findFirst();
    return cluster.isEmpty()
        ? List.of()
        : section.bodies().stream()
            .filter(body -> body instanceof Body.Table && body.name().equals(LISTING))
            .flatMap(body -> of(cluster.get(), (Body.Table) body).stream())
            .toList();
  }

  private static List<RowChoice> of(String cluster, Body.Table table) {
    List<String> names = table.columns().stream().map(column -> column.name()).toList();
    int pid = names.indexOf("pid");
    int shielded = names.indexOf("protected");
    List<RowChoice> choices = new ArrayList<>();
    for (List<Value> row : table.rows()) {
      boolean hit = shielded < 0 || !row.get(shielded).equals(Value.flag(true));
      if (pid >= 0 && hit && row.get(pid) instanceof Value.Whole(long number)) {
        choices.add(new RowChoice(label(table, row), cluster + " " + number));
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
  public static Optional<List<String>> command(Press.Action action, List<String> chosen) {
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

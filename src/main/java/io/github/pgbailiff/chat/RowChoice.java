package io.github.pgbailiff.chat;

import io.github.pgbailiff.executor.Invocation.Input;
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
import java.util.stream.Stream;

/**
 * A session of a list that may be chosen to be cancelled or terminated: the choice becomes the
 * command that could have been typed, and is authorized and confirmed as that. It means the session
 * and the transaction that were seen.
 *
 * @param value the cluster's name, the pid, and when the session and its transaction began
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
    int shielded = names.indexOf("protected");
    List<RowChoice> choices = new ArrayList<>();
    for (List<Value> row : table.rows()) {
      boolean hit = shielded < 0 || !row.get(shielded).equals(Value.flag(true));
      if (hit) {
        ChosenRow.of(names, row)
            .map(chosen -> new RowChoice(label(table, row), cluster + " " + chosen.text()))
            .ifPresent(choices::add);
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
  public static Optional<Input.Words> command(Press.Action action, List<String> chosen) {
    var clusters = new LinkedHashSet<String>();
    List<ChosenRow> rows = new ArrayList<>();
    for (String value : chosen) {
      int space = value.indexOf(' ');
      clusters.add(value.substring(0, Math.max(0, space)));
      rows.add(ChosenRow.parse(value.substring(space + 1)));
    }
    if (clusters.size() != 1) {
      return Optional.empty();
    }
    String verb = action == Press.Action.SELECT_CANCEL ? "cancel" : "terminate";
    Stream<String> pids = rows.stream().map(ChosenRow::pid);
    return Optional.of(
        new Input.Words(
            Stream.concat(Stream.of(verb, clusters.getFirst()), pids).toList(),
            rows.stream().flatMap(row -> row.seen().stream()).toList()));
  }
}

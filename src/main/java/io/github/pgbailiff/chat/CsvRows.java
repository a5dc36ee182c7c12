package io.github.pgbailiff.chat;

import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bodies of one section as rows of a CSV file. */
final class CsvRows {
  private record Placed(Body.Node node, int depth) {}

  private final Map<String, Value> identity;
  private final Map<String, Value> beside;
  private final boolean withKind;
  private final CsvFile file;

  /**
   * @param identity what every row starts with
   * @param beside what is said beside the bodies
   * @param withKind whether a column names the body that a row is from
   */
  CsvRows(Map<String, Value> identity, Map<String, Value> beside, boolean withKind, CsvFile file) {
    this.identity = identity;
    this.beside = beside;
    this.withKind = withKind;
    this.file = file;
  }

  void add(Body body) {
    if (!body.inData()) {
      return;
    }
    switch (body) {
      case Body.Table table -> table(table);
      case Body.Tree tree -> tree(tree);
      case Body.Details details -> details(details);
      case Body.Counts counts -> counts(counts);
      case Body.Documents _ -> {}
    }
  }

  private Map<String, Value> start(Body body) {
    var row = new LinkedHashMap<>(identity);
    if (withKind) {
      row.put("kind", Value.text(body.name()));
    }
    return row;
  }

  private Map<String, Value> row(Body body, List<Column> columns, List<Value> values) {
    Map<String, Value> row = start(body);
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).show().inData()) {
        row.put(columns.get(i).name(), values.get(i));
      }
    }
    return row;
  }

  /** The columns are the same when there is no row. */
  private void header(Body body, List<Column> columns) {
    file.header(start(body).keySet());
    file.header(columns.stream().filter(c -> c.show().inData()).map(Column::name).toList());
  }

  private void table(Body.Table table) {
    header(table, table.columns());
    table.rows().forEach(values -> file.row(row(table, table.columns(), values)));
  }

  /** A row per node, parents before their children; {@code depth} is 0 for a root. */
  private void tree(Body.Tree tree) {
    header(tree, tree.columns());
    file.header(List.of("depth"));
    var open = new ArrayDeque<Placed>();
    tree.roots().reversed().forEach(root -> open.push(new Placed(root, 0)));
    while (!open.isEmpty()) {
      Placed placed = open.pop();
      Map<String, Value> row = row(tree, tree.columns(), placed.node().values());
      row.put("depth", Value.whole(placed.depth()));
      file.row(row);
      int depth = placed.depth() + 1;
      placed.node().children().reversed().forEach(child -> open.push(new Placed(child, depth)));
    }
  }

  private void details(Body.Details details) {
    if (!details.name().isEmpty()) {
      Map<String, Value> row = start(details);
      row.putAll(CsvRenderer.data(details.fields()));
      file.row(row);
    } else if (CsvRenderer.isWhole(details)) {
      Map<String, Value> row = start(details);
      row.putAll(beside);
      row.putAll(CsvRenderer.data(details.fields()));
      row.replace("kind", beside.getOrDefault("verb", Value.none()));
      file.row(row);
    }
    details.bodies().forEach(this::add);
  }

  private void counts(Body.Counts counts) {
    header(counts, List.of());
    file.header(List.of("value", "count"));
    for (var entry : counts.counts().entrySet()) {
      Map<String, Value> row = start(counts);
      row.put("value", Value.text(entry.getKey()));
      row.put("count", Value.whole(entry.getValue()));
      file.row(row);
    }
  }
}

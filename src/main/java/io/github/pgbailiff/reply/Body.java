package io.github.pgbailiff.reply;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A part of a section. Its name is its key in JSON. */
public sealed interface Body {
  String name();

  /** Whether programs see anything of it. */
  default boolean inData() {
    return switch (this) {
      case Table table -> table.columns().stream().anyMatch(column -> column.show().inData());
      case Tree tree -> tree.columns().stream().anyMatch(column -> column.show().inData());
      case Details details ->
          details.fields().stream().anyMatch(field -> field.column().show().inData())
              || details.bodies().stream().anyMatch(Body::inData);
      case Counts _, Documents _ -> true;
    };
  }

  /** The same for programs only. */
  default Body forPrograms() {
    return switch (this) {
      case Table table -> table.ofPrograms();
      case Tree tree -> tree.ofPrograms();
      case Counts counts -> new Counts(counts.name(), "", counts.counts(), Map.of());
      case Details _, Documents _ -> this;
    };
  }

  /**
   * Rows under columns; every row has as many values as there are columns.
   *
   * @param matched how many rows there were before a limit
   */
  record Table(String name, List<Column> columns, List<List<Value>> rows, long matched)
      implements Body {
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }

    public static Table of(String name, List<Column> columns, List<List<Value>> rows) {
      return new Table(name, columns, rows, rows.size());
    }

    private Table ofPrograms() {
      int[] kept =
          IntStream.range(0, columns.size()).filter(i -> columns.get(i).show().inData()).toArray();
      return new Table(
          name,
          Arrays.stream(kept).mapToObj(i -> columns.get(i).forPrograms()).toList(),
          rows.stream().map(row -> Arrays.stream(kept).mapToObj(row::get).toList()).toList(),
          matched);
    }
  }

  /**
   * A forest.
   *
   * @param children the key of a node's children in JSON
   */
  record Tree(String name, String children, List<Column> columns, List<Node> roots)
      implements Body {
    public Tree {
      columns = List.copyOf(columns);
      roots = List.copyOf(roots);
    }

    /** Its values stay: what nobody reads is in nobody's column. */
    private Tree ofPrograms() {
      return new Tree(
          name,
          children,
          columns.stream()
              .map(it ->
                  it.show().inData()
                      ? it.forPrograms()
                      : Column.of(it.name(), it.heading(), Audience.MENU))
              .toList(),
          roots);
    }
  }

  /** A node of a forest: a value per column, and its children. */
  record Node(List<Value> values, List<Node> children) {
    public Node {
      values = List.copyOf(values);
      children = List.copyOf(children);
    }
  }

  /**
   * One thing in full.
   *
   * @param name empty: in JSON the fields stand beside what is around them
   */
  record Details(String name, List<Field> fields, List<Body> bodies) implements Body {
    public Details {
      fields = List.copyOf(fields);
      bodies = List.copyOf(bodies);
    }
  }

  /**
   * The number of each. The order of the map is the order shown.
   *
   * @param heading empty: for programs only
   * @param most how many there may be of those that have a limit; for people only
   */
  record Counts(String name, String heading, Map<String, Long> counts, Map<String, Long> most)
      implements Body {
    public Counts {
      counts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(counts));
      most = Map.copyOf(most);
    }

    /** {@code 40 of 40}, or {@code 40} where there is no limit. */
    public String number(String of) {
      return Optional.ofNullable(most.get(of))
          .map(it -> counts.get(of) + " of " + it)
          .orElseGet(() -> String.valueOf(counts.get(of)));
    }
  }

  /** JSON documents as they are, in JSON only; they come before a table of the same name. */
  record Documents(String name, List<String> documents) implements Body {
    public Documents {
      documents = List.copyOf(documents);
    }
  }
}

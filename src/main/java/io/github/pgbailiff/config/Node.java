package io.github.pgbailiff.config;

import java.util.List;

/** A part of a YAML file, with the line on which it starts, counted from 1. */
sealed interface Node {
  int line();

  /**
   * A single value.
   *
   * @param plain not in quotes
   */
  record Scalar(String text, boolean plain, int line) implements Node {
    /** Whether nothing was written, which is the same as leaving the key out. */
    boolean isNothing() {
      return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }
  }

  record Sequence(List<Node> items, int line) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  record Mapping(List<Entry> entries, int line) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A key of a mapping and its value.
   *
   * @param line where the key stands
   */
  record Entry(String key, int line, Node value) {}
}

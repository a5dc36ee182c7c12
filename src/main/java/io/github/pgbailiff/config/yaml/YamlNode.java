package io.github.pgbailiff.config.yaml;

import java.util.List;

/** A part of a YAML file, with the line on which it starts, counted from 1. */
public sealed interface YamlNode {
  int line();

  /**
   * A single value.
   *
   * @param plain not in quotes
   */
  record Scalar(String text, boolean plain, int line) implements YamlNode {
    /** Whether nothing was written, which is the same as leaving the key out. */
    public boolean isNothing() {
      return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }
  }

  record Sequence(List<YamlNode> items, int line) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  record Mapping(List<Entry> entries, int line) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A key of a mapping and its value.
   *
   * @param line where the key stands
   */
  record Entry(String key, int line, YamlNode value) {}
}

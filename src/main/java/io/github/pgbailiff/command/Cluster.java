package io.github.pgbailiff.command;

import java.util.Map;

/**
 * One PostgreSQL server under its configured name.
 *
 * @param labels free names and values that roles, rules and commands can select it by
 */
public record Cluster(String name, Map<String, String> labels) {
  public Cluster {
    labels = Map.copyOf(labels);
  }
}

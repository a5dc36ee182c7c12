package io.github.pgbailiff.change;

import java.util.List;

/**
 * The deeds of a command, not done yet, on every cluster that it names.
 *
 * @param verb the verb's name
 * @param command the canonical form of what was understood; a {@code query:} value only as its
 *     length
 * @param absent clusters that are named too, but on which it does nothing
 */
public record Change(String verb, String command, List<Part> parts, List<AbsentCluster> absent) {
  public Change {
    parts = List.copyOf(parts);
    absent = List.copyOf(absent);
  }

  /** A change for which every cluster has answered. */
  public Change(String verb, String command, List<Part> parts) {
    this(verb, command, parts, List.of());
  }

  /** The same as somebody sees its parts. */
  public Change of(List<Part> parts) {
    return new Change(verb, command, parts, absent);
  }

  /** The sessions that it would signal, on all clusters. */
  public List<Target> targets() {
    return parts.stream().flatMap(part -> part.targets().stream()).toList();
  }

  /** The names of the clusters that it would change. */
  public List<String> clusters() {
    return parts.stream().map(Part::cluster).toList();
  }
}

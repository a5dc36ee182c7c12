package io.github.pgbailiff.change;

import java.util.Map;
import java.util.Set;

/**
 * The names of relations of other databases than the one that pgbailiff is connected to, as far as
 * they are known.
 *
 * @param names by what stands in their place: {@code DATABASE:OID}
 * @param indexes what stands in the place of indexes, which nobody locks for their own sake
 */
public record RelationNames(Map<String, String> names, Set<String> indexes) {
  /** Where nothing has to be looked up. */
  public static final RelationNames NONE = new RelationNames(Map.of(), Set.of());

  public RelationNames {
    names = Map.copyOf(names);
    indexes = Set.copyOf(indexes);
  }

  /** The name, or what stands in its place. */
  public String of(String relation) {
    return names.getOrDefault(relation, relation);
  }

  public boolean isIndex(String relation) {
    return indexes.contains(relation);
  }
}

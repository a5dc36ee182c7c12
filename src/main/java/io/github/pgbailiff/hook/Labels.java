package io.github.pgbailiff.hook;

import java.util.Map;
import java.util.Optional;

/**
 * The labels of one thing of many.
 *
 * @param own win over the common ones
 * @param common the same map for all of them: there may be thousands
 */
record Labels(Map<String, String> own, Map<String, String> common) {
  static final Labels NONE = new Labels(Map.of(), Map.of());

  Optional<String> get(String name) {
    return Optional.ofNullable(own.get(name)).or(() -> Optional.ofNullable(common.get(name)));
  }
}

package io.github.pgbailiff.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people should know before they shut a door. */
final class DoorWarnings {
  /** The first minor release of each major one in which shutting spares parallel queries. */
  private static final Map<Integer, Integer> SPARING =
      Map.of(12, 21, 13, 17, 14, 14, 15, 9, 16, 5, 17, 1);

  private DoorWarnings() {}

  static List<String> of(Doorway door, ServerVersion version) {
    var warnings = new ArrayList<String>();
    Doorway.Around around = door.around();
    parallel(around, version).ifPresent(warnings::add);
    if (around.prepared() > 0) {
      warnings.add(around.prepared() + " prepared transactions are inside and stay");
    }
    if (door.base().isPresent() && !around.slots().isEmpty()) {
      warnings.add(
          "logical slots of that database keep its log while their consumers cannot connect: "
              + String.join(", ", around.slots()));
    }
    if (around.standbys() > 0) {
      warnings.add(
          around.standbys() == 1
              ? "a standby follows: its sessions stay"
              : around.standbys() + " standbys follow: sessions there stay");
    }
    door.part()
        .filter(part -> !part.login() && door.base().isPresent())
        .ifPresent(part -> warnings.add("role " + part.name() + " cannot log in; its members may"));
    return warnings;
  }

  private static Optional<String> parallel(Doorway.Around around, ServerVersion version) {
    int major = version.number() / 10_000;
    int minor = version.number() % 10_000;
    boolean spares = major >= 18 || minor >= SPARING.getOrDefault(major, Integer.MAX_VALUE);
    return around.parallel() && !spares
        ? Optional.of(
            "parallel queries of sessions that stay will fail: PostgreSQL "
                + version
                + " checks the door for their workers too"
                + (SPARING.containsKey(major)
                    ? "; %d.%d does not".formatted(major, SPARING.get(major))
                    : ""))
        : Optional.empty();
  }
}

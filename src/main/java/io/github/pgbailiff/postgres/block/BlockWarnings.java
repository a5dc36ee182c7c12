package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.postgres.sql.ServerVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The warnings that people should read before they block a target. */
final class BlockWarnings {
  /** The first minor release of each major one in which blocking spares parallel queries. */
  private static final Map<Integer, Integer> SPARING =
      Map.of(12, 21, 13, 17, 14, 14, 15, 9, 16, 5, 17, 1);

  /** How many prepared transactions are named. */
  private static final int NAMED = 5;

  private BlockWarnings() {}

  static List<String> of(TargetState target, ServerVersion version) {
    var warnings = new ArrayList<String>();
    TargetState.Around around = target.around();
    parallel(around, version).ifPresent(warnings::add);
    if (!around.workers().isEmpty()) {
      warnings.add("goes on inside: " + String.join(", ", around.workers()));
    }
    if (target.base().isPresent() && !around.slots().isEmpty()) {
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
    target
        .part()
        .filter(part -> !part.login() && target.base().isPresent())
        .ifPresent(part -> warnings.add("role " + part.name() + " cannot log in; its members may"));
    target
        .part()
        .filter(part -> part.login() && target.base().isEmpty() && !part.members().isEmpty())
        .ifPresent(part ->
            warnings.add(
                "its members log in under names of their own: "
                    + String.join(", ", part.members())));
    return warnings;
  }

  /** Of transactions that are prepared inside. */
  static List<String> of(Optional<List<PreparedTransaction>> prepared) {
    return prepared
        .map(found -> found.stream().limit(NAMED).map(it -> it.words() + " stays").toList())
        .orElseGet(() -> List.of("whether prepared transactions are inside cannot be told here"));
  }

  /** What keeps people out although it is unblocked. */
  static List<String> ofUnblocked(TargetState target) {
    var hindrances = new ArrayList<String>();
    boolean connect = target.name().kind().equals("connect");
    target.base().flatMap(TargetState.Base::invalid).ifPresent(hindrances::add);
    target
        .base()
        .filter(base -> connect && !base.allows())
        .ifPresent(
            base -> hindrances.add("database %s is shut to everybody".formatted(base.name())));
    target
        .base()
        .filter(base -> base.limit() == 0)
        .ifPresent(base ->
            hindrances.add(
                "database %s has CONNECTION LIMIT 0: only superusers get in"
                    .formatted(base.name())));
    target
        .part()
        .filter(part -> connect && !part.login())
        .ifPresent(part -> hindrances.add("role %s cannot log in".formatted(part.name())));
    target
        .part()
        .filter(part -> part.limit() == 0 && !part.superuser())
        .ifPresent(part -> hindrances.add("role %s has CONNECTION LIMIT 0".formatted(part.name())));
    return hindrances;
  }

  private static Optional<String> parallel(TargetState.Around around, ServerVersion version) {
    int major = version.number() / 10_000;
    int minor = version.number() % 10_000;
    boolean spares = major >= 18 || minor >= SPARING.getOrDefault(major, Integer.MAX_VALUE);
    return around.parallel() && !spares
        ? Optional.of(
            "parallel queries of sessions that stay will fail: PostgreSQL "
                + version
                + " checks the block for their workers too"
                + (SPARING.containsKey(major)
                    ? "; %d.%d does not".formatted(major, SPARING.get(major))
                    : ""))
        : Optional.empty();
  }
}

package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.postgres.sql.ServerVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The warnings that people should read before they block a target. */
final class BlockWarnings {
  /** The first minor release of each major one in which blocking spares parallel queries. */
  private static final Map<Integer, Integer> SPARING =
      Map.of(12, 21, 13, 17, 14, 14, 15, 9, 16, 5, 17, 1);

  /** How many prepared transactions are named. */
  private static final int NAMED = 5;

  private static final String SLOTS =
      "logical slots of that database keep its log while their consumers cannot connect: ";

  private BlockWarnings() {}

  static List<String> of(TargetState target, ServerVersion version) {
    TargetState.Around around = target.around();
    boolean database = target.base().isPresent();
    return Stream.of(
            parallel(around, version),
            listed("goes on inside: ", around.workers()),
            listed(SLOTS, around.slots()).filter(_ -> database),
            standbys(around.standbys()),
            target
                .part()
                .filter(part -> database && !part.login())
                .map(part -> "role " + part.name() + " cannot log in; its members may"),
            target
                .part()
                .filter(part -> !database && part.login())
                .flatMap(part ->
                    listed("its members log in under names of their own: ", part.members())))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> listed(String what, List<String> names) {
    return names.isEmpty() ? Optional.empty() : Optional.of(what + String.join(", ", names));
  }

  private static Optional<String> standbys(int standbys) {
    return switch (standbys) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of("a standby follows: its sessions stay");
      default -> Optional.of(standbys + " standbys follow: sessions there stay");
    };
  }

  /** Of transactions that are prepared inside. */
  static List<String> of(Optional<List<PreparedTransaction>> prepared) {
    return prepared
        .map(found -> found.stream().limit(NAMED).map(it -> it.words() + " stays").toList())
        .orElseGet(() -> List.of("whether prepared transactions are inside cannot be told here"));
  }

  /** What keeps people out although it is unblocked. */
  static List<String> ofUnblocked(TargetState target) {
    Optional<TargetState.Base> base = target.base();
    Optional<TargetState.Part> part = target.part();
    boolean connect = target.name().kind().equals("connect");
    return Stream.of(
            base.flatMap(TargetState.Base::invalid),
            base.filter(it -> connect && !it.allows())
                .map(it -> "database %s is shut to everybody".formatted(it.name())),
            base.filter(it -> it.limit() == 0)
                .map(it ->
                    "database %s has CONNECTION LIMIT 0: only superusers get in"
                        .formatted(it.name())),
            part.filter(it -> connect && !it.login())
                .map(it -> "role %s cannot log in".formatted(it.name())),
            part.filter(it -> it.limit() == 0 && !it.superuser())
                .map(it -> "role %s has CONNECTION LIMIT 0".formatted(it.name())),
            part.flatMap(BlockWarnings::expired))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The server refuses it as it refuses a wrong password. */
  private static Optional<String> expired(TargetState.Part role) {
    return role.expired()
        .map(since ->
            "the password of role %s has expired: VALID UNTIL %s".formatted(role.name(), since));
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

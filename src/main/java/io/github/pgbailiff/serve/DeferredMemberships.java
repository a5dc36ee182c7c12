package io.github.pgbailiff.serve;

import io.github.pgbailiff.access.MembershipException;
import io.github.pgbailiff.access.Memberships;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Memberships of platforms that come to be only after whoever asks for them. */
final class DeferredMemberships {
  private static final Memberships NOT_YET =
      (actor, _) -> {
        throw new MembershipException(actor, "the platform is not there yet");
      };

  private volatile Map<String, Memberships> known = Map.of();

  /** What to ask, for each platform. */
  Map<String, Memberships> of(Collection<String> platforms) {
    return platforms.stream()
        .collect(Collectors.toMap(Function.identity(), it -> Groups.late(() -> of(it))));
  }

  private Memberships of(String platform) {
    return Optional.ofNullable(known.get(platform)).orElse(NOT_YET);
  }

  /** From now on these answer. */
  void are(Map<String, Memberships> memberships) {
    known = Map.copyOf(memberships);
  }
}

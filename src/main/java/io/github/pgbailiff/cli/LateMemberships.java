package io.github.pgbailiff.cli;

import io.github.pgbailiff.authorization.Freshness;
import io.github.pgbailiff.authorization.MembershipException;
import io.github.pgbailiff.authorization.Memberships;
import io.github.pgbailiff.command.Actor;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Memberships of platforms that come to be only after whoever asks for them. */
final class LateMemberships implements Memberships {
  private volatile Map<String, Memberships> known = Map.of();

  /** What to ask, for each platform. */
  Map<String, Memberships> of(Collection<String> platforms) {
    return platforms.stream().collect(Collectors.toMap(Function.identity(), _ -> this));
  }

  @Override
  public Set<String> groupsOf(Actor actor, Freshness freshness) {
    return of(actor).groupsOf(actor, freshness);
  }

  @Override
  public Optional<String> objection(Actor actor, Freshness freshness) {
    return of(actor).objection(actor, freshness);
  }

  private Memberships of(Actor actor) {
    return Optional.ofNullable(known.get(actor.platform()))
        .orElseThrow(() -> new MembershipException(actor, "the platform is not there yet"));
  }

  /** From now on these answer. */
  void are(Map<String, Memberships> memberships) {
    known = Map.copyOf(memberships);
  }
}

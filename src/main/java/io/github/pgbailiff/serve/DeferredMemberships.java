package io.github.pgbailiff.serve;

import io.github.pgbailiff.access.Freshness;
import io.github.pgbailiff.access.MembershipException;
import io.github.pgbailiff.access.Memberships;
import io.github.pgbailiff.command.Actor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The memberships of a platform that comes to be only after whoever asks for them. */
public record DeferredMemberships(Supplier<Optional<Memberships>> platform) implements Memberships {
  private static final Memberships NOT_YET =
      (actor, _) -> {
        throw new MembershipException(actor, "the platform is not there yet");
      };

  /** Those of each platform, asked once the chats are there. */
  static Map<String, Memberships> of(List<String> platforms, Supplier<Optional<Chats>> chats) {
    return platforms.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                name ->
                    new DeferredMemberships(
                        () -> chats.get().flatMap(it -> it.memberships(name)))));
  }

  private Memberships known() {
    return platform.get().orElse(NOT_YET);
  }

  @Override
  public Set<String> groupsOf(Actor actor, Freshness freshness) {
    return known().groupsOf(actor, freshness);
  }

  @Override
  public Optional<String> objection(Actor actor, Freshness freshness) {
    return known().objection(actor, freshness);
  }

  @Override
  public Optional<Set<String>> membersOf(String group) {
    return known().membersOf(group);
  }
}

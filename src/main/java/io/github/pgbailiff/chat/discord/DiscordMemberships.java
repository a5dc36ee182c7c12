package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.access.Freshness;
import io.github.pgbailiff.access.MembershipException;
import io.github.pgbailiff.access.Memberships;
import io.github.pgbailiff.command.Actor;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The roles of Discord's accounts for all moments but those in which somebody types or presses:
 * then Discord vouches for them itself.
 */
record DiscordMemberships(DiscordMembers members) implements Memberships {
  @Override
  public Set<String> groupsOf(Actor actor, Freshness freshness) {
    return known(actor, () -> members.rolesOf(actor.id()));
  }

  @Override
  public Optional<String> objection(Actor actor, Freshness freshness) {
    return known(actor, () -> members.barred(actor.id()));
  }

  private static <T> T known(Actor actor, Supplier<T> look) {
    try {
      return look.get();
    } catch (DiscordMembers.LookUpException e) {
      throw new MembershipException(
          actor, Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
    }
  }
}

package io.github.pgbailiff.chat.slack.directory;

import io.github.pgbailiff.access.Freshness;
import io.github.pgbailiff.access.MembershipException;
import io.github.pgbailiff.access.Memberships;
import io.github.pgbailiff.command.Actor;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The user groups of Slack's accounts, and whether these are in order. */
public record SlackMemberships(SlackUserGroups groups, SlackPeople people) implements Memberships {
  private static final Logger LOG = LoggerFactory.getLogger(SlackMemberships.class);

  @Override
  public Set<String> groupsOf(Actor actor, Freshness freshness) {
    return known(actor, () -> groups.groupsOf(actor.id(), freshness == Freshness.FRESH));
  }

  @Override
  public Optional<String> objection(Actor actor, Freshness freshness) {
    return known(actor, () -> people.barred(actor.id(), freshness == Freshness.FRESH));
  }

  @Override
  public Optional<Set<String>> membersOf(String group) {
    try {
      return Optional.of(groups.membersOf(group));
    } catch (SlackUserGroups.LookUpException e) {
      LOG.debug("who is in {} cannot be told", group, e);
      return Optional.empty();
    }
  }

  private static <T> T known(Actor actor, Supplier<T> look) {
    try {
      return look.get();
    } catch (SlackUserGroups.LookUpException | SlackPeople.LookUpException e) {
      throw new MembershipException(
          actor, Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
    }
  }
}

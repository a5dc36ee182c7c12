package io.github.pgbailiff.serve;

import io.github.pgbailiff.access.Freshness;
import io.github.pgbailiff.access.MembershipException;
import io.github.pgbailiff.access.Memberships;
import io.github.pgbailiff.chat.discord.DiscordMembers;
import io.github.pgbailiff.chat.slack.SlackPeople;
import io.github.pgbailiff.chat.slack.SlackUserGroups;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.config.Configuration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The groups of the platforms that roles name, and who is in them. */
public final class Groups {
  private static final Logger LOG = LoggerFactory.getLogger(Groups.class);

  private Groups() {}

  public static Set<String> onSlack(Configuration configuration) {
    return on("slack", configuration);
  }

  public static Set<String> onDiscord(Configuration configuration) {
    return on("discord", configuration);
  }

  private static Set<String> on(String platform, Configuration configuration) {
    return configuration.roles().stream()
        .flatMap(role -> role.members().groups(platform).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  public static Memberships memberships(SlackUserGroups groups, SlackPeople people) {
    return new Memberships() {
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
    };
  }

  /** Discord vouches for the roles of whoever types or presses; this is for all other moments. */
  public static Memberships memberships(DiscordMembers members) {
    return new Memberships() {
      @Override
      public Set<String> groupsOf(Actor actor, Freshness freshness) {
        return known(actor, () -> members.rolesOf(actor.id()));
      }

      @Override
      public Optional<String> objection(Actor actor, Freshness freshness) {
        return known(actor, () -> members.barred(actor.id()));
      }
    };
  }

  /** Those that there are when somebody asks. */
  public static Memberships late(Supplier<Memberships> memberships) {
    return new Memberships() {
      @Override
      public Set<String> groupsOf(Actor actor, Freshness freshness) {
        return memberships.get().groupsOf(actor, freshness);
      }

      @Override
      public Optional<String> objection(Actor actor, Freshness freshness) {
        return memberships.get().objection(actor, freshness);
      }

      @Override
      public Optional<Set<String>> membersOf(String group) {
        return memberships.get().membersOf(group);
      }
    };
  }

  private static <T> T known(Actor actor, Supplier<T> look) {
    try {
      return look.get();
    } catch (SlackUserGroups.LookUpException
        | SlackPeople.LookUpException
        | DiscordMembers.LookUpException e) {
      throw new MembershipException(actor, message(e), e);
    }
  }

  private static String message(RuntimeException problem) {
    return Objects.requireNonNullElse(problem.getMessage(), problem.toString());
  }
}

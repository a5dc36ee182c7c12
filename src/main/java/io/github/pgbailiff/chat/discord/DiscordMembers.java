package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.access.LookUps;
import io.github.pgbailiff.chat.discord.connection.DiscordFailure;
import io.github.pgbailiff.chat.discord.connection.DiscordRest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The roles of an account, as Discord has them, for whoever is not pressing anything just now. */
public final class DiscordMembers {
  private static final Pattern USER_ID = Pattern.compile("[0-9]{5,20}");

  /** A flag of a member who may only be in the voice channel that they were invited to. */
  private static final int GUEST = 1 << 4;

  private final List<String> guilds;
  private final DiscordRest rest;
  private final LookUps<List<JsonNode>> members;

  DiscordMembers(List<String> guilds, DiscordRest rest) {
    this.guilds = List.copyOf(guilds);
    this.rest = rest;
    this.members = new LookUps<>(Duration.ZERO, this::lookUp);
  }

  /** The roles cannot be found out at the moment: neither a denial nor a pass. */
  public static final class LookUpException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LookUpException(String user, Throwable cause) {
      super(
          "discord:%s: the account's roles cannot be looked up, try again: %s"
              .formatted(
                  user, cause instanceof DiscordFailure e ? e.said() : "an error, see the log"),
          cause);
    }
  }

  /**
   * Ids of the roles that the account has in the configured guilds; none for a stranger.
   *
   * @throws LookUpException when Discord does not answer
   */
  public Set<String> rolesOf(String user) {
    return members(user).stream()
        .flatMap(member -> member.path("roles").valueStream())
        .map(role -> role.asString())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Why nothing is taken from the account, in words; empty for a member of one of the guilds.
   *
   * @throws LookUpException when Discord does not answer
   */
  public Optional<String> barred(String user) {
    List<JsonNode> members = members(user);
    if (members.isEmpty()) {
      return Optional.of("pgbailiff takes nothing from accounts that are not on its server");
    }
    return members.stream().allMatch(member -> (member.path("flags").asInt(0) & GUEST) != 0)
        ? Optional.of("pgbailiff takes nothing from guests")
        : Optional.empty();
  }

  /** The account as the member of each guild that it is in. */
  private List<JsonNode> members(String user) {
    if (!USER_ID.matcher(user).matches()) {
      return List.of();
    }
    try {
      return LookUps.join(members.now(user));
    } catch (RuntimeException e) {
      throw new LookUpException(user, e);
    }
  }

  private List<JsonNode> lookUp(String user) {
    return guilds.stream().flatMap(guild -> lookUp(guild, user).stream()).toList();
  }

  private Optional<JsonNode> lookUp(String guild, String user) {
    try {
      return Optional.of(rest.get("guilds/" + guild + "/members/" + user));
    } catch (DiscordFailure e) {
      if (e.code() == DiscordFailure.UNKNOWN_MEMBER || e.code() == DiscordFailure.UNKNOWN_USER) {
        return Optional.empty();
      }
      throw e;
    }
  }
}

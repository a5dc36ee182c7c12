package io.github.pgbailiff.chat.discord;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Which roles an account has, as Discord has it, for whoever is not pressing anything just now. */
public final class DiscordMembers {
  private static final Pattern USER_ID = Pattern.compile("[0-9]{5,20}");

  // Fifty people who press at the same moment share the look-up of the requester.
  private static final Duration SAME_MOMENT = Duration.ofSeconds(1);

  private final List<String> guilds;
  private final DiscordRest rest;
  private final AsyncCache<String, Set<String>> fresh =
      Caffeine.newBuilder()
          .maximumSize(1_000)
          .expireAfterWrite(SAME_MOMENT)
          .executor(Thread::startVirtualThread)
          .buildAsync();

  DiscordMembers(List<String> guilds, DiscordRest rest) {
    this.guilds = List.copyOf(guilds);
    this.rest = rest;
  }

  /** The roles cannot be found out at the moment: neither a denial nor a pass. */
  public static final class LookUpException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LookUpException(String user, Throwable cause) {
      super(
          "discord:%s: the account's roles cannot be looked up, try again: %s"
              .formatted(user, cause.getMessage()),
          cause);
    }
  }

  /**
   * Ids of the roles that the account has in the configured guilds; none for a stranger.
   *
   * @throws LookUpException when Discord does not answer
   */
  public Set<String> rolesOf(String user) {
    if (!USER_ID.matcher(user).matches()) {
      return Set.of();
    }
    try {
      return fresh.get(user, id -> lookUp(id)).join();
    } catch (CompletionException e) {
      throw new LookUpException(user, e.getCause() == null ? e : e.getCause());
    }
  }

  private Set<String> lookUp(String user) {
    return guilds.stream()
        .flatMap(guild -> lookUp(guild, user).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Set<String> lookUp(String guild, String user) {
    try {
      var roles = rest.get("guilds/" + guild + "/members/" + user).path("roles");
      return StreamSupport.stream(roles.spliterator(), false)
          .map(role -> role.asString())
          .collect(Collectors.toUnmodifiableSet());
    } catch (DiscordFailure e) {
      if (e.code() == DiscordFailure.UNKNOWN_MEMBER) {
        return Set.of();
      }
      throw e;
    }
  }
}

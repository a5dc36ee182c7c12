package io.github.pgbailiff.chat.slack;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.slack.api.model.User;
import java.time.Duration;
import java.util.Optional;

/** Who may talk to pgbailiff at all: members of its own workspace, people only. */
final class SlackPeople {
  private static final Duration KEPT = Duration.ofSeconds(60);

  private final SlackApi api;
  private final LoadingCache<String, Known> people;

  private record Known(String name, Optional<String> objection) {}

  SlackPeople(SlackApi api) {
    this.api = api;
    this.people =
        Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).build(this::lookUp);
  }

  /**
   * Why the user is not taken commands from; empty for an ordinary member.
   *
   * @param team the workspace that the signed delivery names for the user
   * @throws SlackFailure when it cannot be found out: neither a yes nor a no
   */
  Optional<String> objection(String user, String team, SlackIdentity own) {
    Optional<String> objection = objection(user);
    return objection.isPresent() || team.equals(own.team()) || own.isOfEnterprise()
        ? objection
        : Optional.of("accounts of another organisation");
  }

  /** As the other, when the workspace that the user is from does not matter. */
  Optional<String> objection(String user) {
    return people.get(user).objection();
  }

  /**
   * What to call the user.
   *
   * @throws SlackFailure when it cannot be found out
   */
  String name(String user) {
    return people.get(user).name();
  }

  private Known lookUp(String id) {
    User user = api.ask("users.info", m -> m.usersInfo(r -> r.user(id))).getUser();
    return new Known(Optional.ofNullable(user.getName()).orElse(id), objection(user));
  }

  private static Optional<String> objection(User user) {
    if (user.isStranger()) {
      return Optional.of("accounts of another organisation");
    }
    if (user.isRestricted() || user.isUltraRestricted()) {
      return Optional.of("guests");
    }
    if (user.isBot() || user.isWorkflowBot()) {
      return Optional.of("bots");
    }
    return user.isDeleted() ? Optional.of("deactivated accounts") : Optional.empty();
  }
}

package io.github.pgbailiff.chat.slack.directory;

import com.slack.api.model.User;
import io.github.pgbailiff.access.LookUps;
import io.github.pgbailiff.chat.slack.api.SlackApi;
import io.github.pgbailiff.chat.slack.api.SlackFailure;
import io.github.pgbailiff.chat.slack.api.SlackIdentity;
import java.time.Duration;
import java.util.Optional;

/** The people who may talk to pgbailiff at all: members of its own workspace, no bots. */
public final class SlackPeople {
  private static final Duration KEPT = Duration.ofSeconds(60);

  private final SlackApi api;
  private final LookUps<Known> people;

  /**
   * @param enterprise the organisation on a grid that the account is of
   */
  private record Known(String name, Optional<String> objection, Optional<String> enterprise) {}

  public SlackPeople(SlackApi api) {
    this.api = api;
    this.people = new LookUps<>(KEPT, this::lookUp);
  }

  /** It cannot be found out at the moment who somebody is: neither a denial nor a pass. */
  public static final class LookUpException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LookUpException(String user, Throwable cause) {
      super(
          "slack:%s: the account cannot be looked up, try again: %s"
              .formatted(
                  user, cause instanceof SlackFailure e ? e.said() : "an error, see the log"),
          cause);
    }
  }

  /**
   * Why nothing is taken from the account at this moment, in words; empty for an ordinary member.
   *
   * @param fresh asks Slack, together with others that ask at this moment; else the answer may be
   *     up to 60 s old
   * @throws LookUpException when Slack does not answer
   */
  public Optional<String> barred(String user, boolean fresh) {
    try {
      return LookUps.join(fresh ? people.now(user) : people.recent(user))
          .objection()
          .map(who -> "pgbailiff takes nothing from " + who);
    } catch (RuntimeException e) {
      throw new LookUpException(user, e);
    }
  }

  /**
   * Why the user is not taken commands from; empty for an ordinary member.
   *
   * @param team the workspace that the signed delivery names for the user
   * @throws SlackFailure when it cannot be found out: neither a yes nor a no
   */
  public Optional<String> objection(String user, String team, SlackIdentity own) {
    Optional<String> objection = objection(user);
    return objection.isPresent() || isOwn(user, team, own)
        ? objection
        : Optional.of("accounts of another organisation");
  }

  /**
   * On a grid people of several workspaces share channels, and those of other organisations may be
   * in some of them too: there Slack does not call them strangers.
   */
  private boolean isOwn(String user, String team, SlackIdentity own) {
    return own.enterprise().isPresent()
        ? known(user).enterprise().equals(own.enterprise())
            || (known(user).enterprise().isEmpty() && team.equals(own.team()))
        : team.equals(own.team());
  }

  /** As the other, when the workspace that the user is from does not matter. */
  public Optional<String> objection(String user) {
    return known(user).objection();
  }

  /**
   * What to call the user.
   *
   * @throws SlackFailure when it cannot be found out
   */
  public String name(String user) {
    return known(user).name();
  }

  private Known known(String user) {
    return LookUps.join(people.recent(user));
  }

  private Known lookUp(String id) {
    User user = api.ask("users.info", m -> m.usersInfo(r -> r.user(id))).getUser();
    return new Known(
        Optional.ofNullable(user.getName()).orElse(id),
        objection(user),
        Optional.ofNullable(user.getEnterpriseUser()).map(User.EnterpriseUser::getEnterpriseId));
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

package io.github.pgbailiff.chat.slack.directory;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.slack.api.model.User;
import io.github.pgbailiff.chat.slack.api.SlackApi;
import io.github.pgbailiff.chat.slack.api.SlackFailure;
import io.github.pgbailiff.chat.slack.api.SlackIdentity;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** The people who may talk to pgbailiff at all: members of its own workspace, no bots. */
public final class SlackPeople {
  private static final Duration KEPT = Duration.ofSeconds(60);

  // Fifty people who press at the same moment share the look-up of the requester.
  private static final Duration SAME_MOMENT = Duration.ofSeconds(1);

  private final SlackApi api;
  private final LoadingCache<String, Known> people;
  private final AsyncCache<String, Known> now =
      Caffeine.newBuilder()
          .maximumSize(1_000)
          .expireAfterWrite(SAME_MOMENT)
          .executor(Thread::startVirtualThread)
          .buildAsync();

  /**
   * @param enterprise the organisation on a grid that the account is of
   */
  private record Known(String name, Optional<String> objection, Optional<String> enterprise) {}

  public SlackPeople(SlackApi api) {
    this.api = api;
    this.people =
        Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).build(this::lookUp);
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
      Known known = fresh ? now.get(user, this::lookUp).join() : people.get(user);
      if (fresh) {
        people.put(user, known);
      }
      return known.objection().map(who -> "pgbailiff takes nothing from " + who);
    } catch (SlackFailure e) {
      throw new LookUpException(user, e);
    } catch (CompletionException e) {
      throw new LookUpException(user, e.getCause() == null ? e : e.getCause());
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
        ? people.get(user).enterprise().equals(own.enterprise())
            || (people.get(user).enterprise().isEmpty() && team.equals(own.team()))
        : team.equals(own.team());
  }

  /** As the other, when the workspace that the user is from does not matter. */
  public Optional<String> objection(String user) {
    return people.get(user).objection();
  }

  /**
   * What to call the user.
   *
   * @throws SlackFailure when it cannot be found out
   */
  public String name(String user) {
    return people.get(user).name();
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

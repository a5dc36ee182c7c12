package io.github.pgbailiff.chat.slack.directory;

import io.github.pgbailiff.access.LookUps;
import io.github.pgbailiff.chat.slack.api.SlackApi;
import io.github.pgbailiff.chat.slack.api.SlackFailure;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The user groups and their members, as Slack has them. */
public final class SlackUserGroups {
  /** How old an answer may be where a fresh one is not asked for. */
  static final Duration KEPT = Duration.ofSeconds(60);

  private final Supplier<Set<String>> groups;
  private final LookUps<Set<String>> members;

  public SlackUserGroups(Supplier<Set<String>> groups, SlackApi api) {
    this(groups, new SlackGroupLookUp(api)::members);
  }

  SlackUserGroups(Supplier<Set<String>> groups, Function<String, List<String>> lookUp) {
    this.groups = groups;
    this.members = new LookUps<>(KEPT, group -> Set.copyOf(lookUp.apply(group)));
  }

  /** The members cannot be found out at the moment: neither a denial nor a pass. */
  public static final class LookUpException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LookUpException(String group, Throwable cause) {
      super(
          "user group %s: its members cannot be looked up, try again: %s"
              .formatted(
                  group, cause instanceof SlackFailure e ? e.said() : "an error, see the log"),
          cause);
    }
  }

  /**
   * Those of the configured groups that the user is in.
   *
   * @param user the account's id
   * @param now asks Slack, together with others that ask at this moment; else the answer may be up
   *     to 60 s old
   * @throws LookUpException when Slack does not answer, or knows no such group
   */
  public Set<String> groupsOf(String user, boolean now) {
    List<Membership> asked =
        groups.get().stream()
            .map(group -> new Membership(group, now ? members.now(group) : members.recent(group)))
            .toList();
    return asked.stream()
        .filter(membership -> membership.of().contains(user))
        .map(Membership::group)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Who is in the group, up to 60 s ago.
   *
   * @throws LookUpException when Slack does not answer, or knows no such group
   */
  public Set<String> membersOf(String group) {
    return new Membership(group, members.recent(group)).of();
  }

  private record Membership(String group, CompletableFuture<Set<String>> members) {
    Set<String> of() {
      try {
        return LookUps.join(members);
      } catch (RuntimeException e) {
        throw new LookUpException(group, e);
      }
    }
  }
}

package io.github.pgbailiff.chat.slack.directory;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.pgbailiff.chat.slack.api.SlackApi;
import io.github.pgbailiff.chat.slack.api.SlackFailure;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The user groups and their members, as Slack has them. */
public final class SlackUserGroups {
  /** How old an answer may be where a fresh one is not asked for. */
  static final Duration KEPT = Duration.ofSeconds(60);

  // Slack takes 20 look-ups a minute: fifty people who press at the same moment share one.
  private static final Duration SAME_MOMENT = Duration.ofSeconds(1);

  private final Supplier<Set<String>> groups;
  private final Function<String, List<String>> lookUp;
  private final AsyncCache<String, Set<String>> fresh = cache(SAME_MOMENT);
  private final AsyncCache<String, Set<String>> cached = cache(KEPT);

  public SlackUserGroups(Supplier<Set<String>> groups, SlackApi api) {
    this(groups, new SlackGroupLookUp(api)::members);
  }

  SlackUserGroups(Supplier<Set<String>> groups, Function<String, List<String>> lookUp) {
    this.groups = groups;
    this.lookUp = lookUp;
  }

  private static AsyncCache<String, Set<String>> cache(Duration kept) {
    return Caffeine.newBuilder()
        .maximumSize(1_000)
        .expireAfterWrite(kept)
        .executor(Thread::startVirtualThread)
        .buildAsync();
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
        groups.get().stream().map(group -> new Membership(group, members(group, now))).toList();
    return asked.stream()
        .filter(membership -> membership.holds(user))
        .map(Membership::group)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Who is in the group, up to 60 s ago.
   *
   * @throws LookUpException when Slack does not answer, or knows no such group
   */
  public Set<String> membersOf(String group) {
    try {
      return members(group, false).join();
    } catch (CompletionException e) {
      throw new LookUpException(group, e.getCause() == null ? e : e.getCause());
    }
  }

  private record Membership(String group, CompletableFuture<Set<String>> members) {
    boolean holds(String user) {
      try {
        return members.join().contains(user);
      } catch (CompletionException e) {
        throw new LookUpException(group, e.getCause() == null ? e : e.getCause());
      }
    }
  }

  private CompletableFuture<Set<String>> members(String group, boolean now) {
    return now ? look(group) : cached.get(group, (g, pool) -> look(g));
  }

  private CompletableFuture<Set<String>> look(String group) {
    return fresh.get(
        group,
        (g, pool) -> {
          var look = CompletableFuture.supplyAsync(() -> Set.copyOf(lookUp.apply(g)), pool);
          // Not on this thread: it may be inside the cache that is written to.
          return look.whenCompleteAsync(
              (members, failure) -> remember(g, look, failure == null), pool);
        });
  }

  private void remember(String group, CompletableFuture<Set<String>> look, boolean worked) {
    if (worked) {
      cached.put(group, look);
    }
  }
}

package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.chat.NamedIds;
import io.github.pgbailiff.chat.PlatformFinding;
import io.github.pgbailiff.chat.slack.api.ChannelRateLimiter;
import io.github.pgbailiff.chat.slack.api.IdempotentPosts;
import io.github.pgbailiff.chat.slack.api.SlackApi;
import io.github.pgbailiff.chat.slack.api.SlackPosts;
import io.github.pgbailiff.chat.slack.api.SlackSettings;
import io.github.pgbailiff.chat.slack.directory.SlackChannels;
import io.github.pgbailiff.chat.slack.directory.SlackPeople;
import io.github.pgbailiff.chat.slack.directory.SlackUserGroups;
import io.github.pgbailiff.outbox.Announcer;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The workspace as seen through its Web API, before any command arrives. Whoever makes one closes
 * it, or the platform on it.
 */
public final class SlackWorkspace implements AutoCloseable {
  private final SlackSettings settings;
  private final SlackApi api;
  private final SlackPosts posts;
  private final Announcer announcer;
  private final SlackChannels channels;
  private final IdempotentPosts posted;
  private final SlackPeople people;

  public SlackWorkspace(SlackSettings settings, InstantSource clock) {
    this.settings = settings;
    this.api = new SlackApi(settings);
    var pace = new ChannelRateLimiter(clock);
    this.posts = new SlackPosts(api, pace);
    this.channels = new SlackChannels(api);
    this.posted = new IdempotentPosts(api, posts, clock);
    var soon = new SlackPosts(api, pace.within(SlackAnnouncer.PATIENCE));
    this.announcer = new SlackAnnouncer(soon, channels, new IdempotentPosts(api, soon, clock));
    this.people = new SlackPeople(api);
  }

  /**
   * Who is in which user group.
   *
   * @param groups the ids that the configuration names at the moment
   */
  public SlackUserGroups userGroups(Supplier<Set<String>> groups) {
    return new SlackUserGroups(groups, api);
  }

  /** Whose accounts are in order. */
  public SlackPeople people() {
    return people;
  }

  public Announcer announcer() {
    return announcer;
  }

  /**
   * What is wrong with the app and its channels, found out by asking Slack.
   *
   * @param groups ids of the user groups that the configuration names
   * @param accounts ids of the users that it names, with the people's names
   */
  public List<PlatformFinding> check(NamedIds named) {
    return new SlackCheck(settings, api, channels).findings(named);
  }

  SlackWelcome welcome() {
    return new SlackWelcome(channels, posted, settings.command(), settings.defaultClusters());
  }

  SlackSettings settings() {
    return settings;
  }

  SlackApi api() {
    return api;
  }

  SlackPosts posts() {
    return posts;
  }

  IdempotentPosts posted() {
    return posted;
  }

  SlackChannels channels() {
    return channels;
  }

  @Override
  public void close() {
    api.close();
  }
}

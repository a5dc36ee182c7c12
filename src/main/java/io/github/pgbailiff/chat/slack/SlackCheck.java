package io.github.pgbailiff.chat.slack;

import com.slack.api.model.Conversation;
import io.github.pgbailiff.chat.NamedIds;
import io.github.pgbailiff.chat.PlatformFinding;
import io.github.pgbailiff.chat.slack.api.SlackApi;
import io.github.pgbailiff.chat.slack.api.SlackFailure;
import io.github.pgbailiff.chat.slack.api.SlackIdentity;
import io.github.pgbailiff.chat.slack.api.SlackLink;
import io.github.pgbailiff.chat.slack.api.SlackScope;
import io.github.pgbailiff.chat.slack.api.SlackSettings;
import io.github.pgbailiff.chat.slack.directory.SlackChannels;
import io.github.pgbailiff.chat.slack.directory.SlackPeople;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The check of everything in Slack that the configuration relies on. */
final class SlackCheck {
  private static final String REINSTALL =
      "add it to the app (pgbailiff manifest slack has them all) and reinstall the app";

  private final SlackSettings settings;
  private final SlackApi api;
  private final SlackChannels channels;
  private final List<PlatformFinding> findings = new ArrayList<>();

  SlackCheck(SlackSettings settings, SlackApi api, SlackChannels channels) {
    this.settings = settings;
    this.api = api;
    this.channels = channels;
  }

  List<PlatformFinding> findings(NamedIds named) {
    appToken();
    if (botToken()) {
      named.groups().stream().sorted().forEach(this::group);
      named.accounts().forEach(this::account);
      channels(named).forEach(this::channel);
    }
    return List.copyOf(findings);
  }

  private boolean botToken() {
    try {
      SlackIdentity identity = SlackIdentity.of(api);
      findings.add(
          PlatformFinding.ok(
              SlackLink.BOT_TOKEN, "is user %s of %s".formatted(identity.user(), identity.team())));
      for (SlackScope scope : SlackScope.values()) {
        if (!identity.scopes().contains(scope.scope())) {
          findings.add(
              PlatformFinding.error(
                  SlackLink.BOT_TOKEN,
                  "lacks the scope %s: %s".formatted(scope.scope(), scope.purpose()),
                  REINSTALL));
        }
      }
      return true;
    } catch (SlackFailure e) {
      findings.add(
          PlatformFinding.error(SlackLink.BOT_TOKEN, e.getMessage(), SlackLink.botTokenFix()));
      return false;
    }
  }

  private void appToken() {
    settings
        .appToken()
        .filter(token -> settings.mode() == SlackSettings.Mode.SOCKET)
        .ifPresent(token -> {
          try {
            var _ =
                api.ask("apps.connections.open", m -> m.appsConnectionsOpen(r -> r.token(token)));
            findings.add(PlatformFinding.ok(SlackLink.APP_TOKEN, "opens sockets"));
          } catch (SlackFailure e) {
            findings.add(
                PlatformFinding.error(
                    SlackLink.APP_TOKEN, e.getMessage(), SlackLink.appTokenFix()));
          }
        });
  }

  private void group(String id) {
    try {
      int size =
          api.ask("usergroups.users.list", m -> m.usergroupsUsersList(r -> r.usergroup(id)))
              .getUsers()
              .size();
      findings.add(PlatformFinding.ok("user group " + id, "has " + size + " members"));
    } catch (SlackFailure e) {
      boolean unknown = e.error().equals("no_such_subteam");
      findings.add(
          PlatformFinding.error(
              "user group " + id,
              unknown ? "does not exist in this workspace" : e.getMessage(),
              unknown
                  ? "use the id of a user group, such as S0DBA0001, in members.slack_usergroups"
                  : "its members cannot press anything until this works"));
    }
  }

  private void account(String id, String person) {
    String what = "people." + person;
    try {
      Optional<String> objection = new SlackPeople(api).objection(id);
      objection.ifPresent(kind ->
          findings.add(
              PlatformFinding.error(
                  what,
                  "%s is not an ordinary member: %s are refused".formatted(id, kind),
                  "use the account of a member of this workspace")));
    } catch (SlackFailure e) {
      boolean unknown = e.error().equals("user_not_found");
      findings.add(
          PlatformFinding.error(
              what,
              id + (unknown ? " does not exist in this workspace" : ": " + e.getMessage()),
              unknown ? "use the member ID that Slack shows in the profile" : "try again"));
    }
  }

  /** Channels by id, with the settings that name them. */
  private Map<String, String> channels(NamedIds ids) {
    Map<String, String> named = new LinkedHashMap<>();
    settings.approvalsChannel().ifPresent(id -> named.put(id, "slack.approvals_channel"));
    settings.auditChannel().ifPresent(id -> named.putIfAbsent(id, "slack.audit_channel"));
    settings.alertsChannel().ifPresent(id -> named.putIfAbsent(id, "slack.alerts_channel"));
    settings.defaultClusters().keySet().stream()
        .sorted()
        .forEach(id -> named.putIfAbsent(id, "slack.default_clusters"));
    ids.channels().forEach(named::putIfAbsent);
    return named;
  }

  private void channel(String id, String setting) {
    String what = setting + " " + id;
    try {
      findings.add(channel(what, channels.info(id)));
    } catch (SlackFailure e) {
      boolean unknown = e.error().equals("channel_not_found");
      findings.add(
          PlatformFinding.error(
              what,
              unknown ? "does not exist, or is private and the bot is not in it" : e.getMessage(),
              "use the id of a channel, and /invite the bot there"));
    }
  }

  private static PlatformFinding channel(String what, Conversation channel) {
    String name = "#" + Optional.ofNullable(channel.getName()).orElse(channel.getId());
    if (channel.isArchived()) {
      return PlatformFinding.error(what, name + " is archived", "use another channel");
    }
    if (!channel.isMember() && !channel.isIm()) {
      return PlatformFinding.error(
          what, name + ": the bot is not in it, so nothing can be posted", "/invite the bot there");
    }
    if (channel.isExtShared() || channel.isPendingExtShared()) {
      return PlatformFinding.warning(
          what,
          name + " is shared with another organisation: nothing can be changed from it",
          "use a channel of your own workspace");
    }
    return PlatformFinding.ok(what, name + ": the bot is in it");
  }
}

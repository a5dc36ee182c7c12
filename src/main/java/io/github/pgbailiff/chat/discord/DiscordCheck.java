package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.chat.NamedIds;
import io.github.pgbailiff.chat.PlatformFinding;
import io.github.pgbailiff.chat.discord.connection.DiscordFailure;
import io.github.pgbailiff.chat.discord.connection.DiscordRest;
import io.github.pgbailiff.chat.discord.message.DiscordInvite;
import io.github.pgbailiff.chat.discord.message.DiscordSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The check that what is configured for Discord exists there; it connects to no gateway. */
public final class DiscordCheck {
  private final DiscordSettings settings;
  private final NamedIds named;
  private final List<PlatformFinding> findings = new ArrayList<>();

  private DiscordCheck(DiscordSettings settings, NamedIds named) {
    this.settings = settings;
    this.named = named;
  }

  /** Everything that there is to say, the invite link among it. */
  public static List<PlatformFinding> run(DiscordSettings settings, NamedIds named) {
    var check = new DiscordCheck(settings, named);
    try (var rest = new DiscordRest(settings)) {
      check.run(rest);
    }
    return List.copyOf(check.findings);
  }

  private void run(DiscordRest rest) {
    Optional<String> application = application(rest);
    if (application.isEmpty()) {
      return;
    }
    String link = DiscordInvite.link(application.get());
    findings.add(PlatformFinding.ok("discord", "invite link: " + link));
    Set<String> known = new HashSet<>();
    boolean everywhere = true;
    for (String guild : settings.guilds()) {
      Optional<Set<String>> there = rolesOf(rest, guild, link);
      everywhere &= there.isPresent();
      there.ifPresent(known::addAll);
    }
    if (everywhere) {
      roles().filter(role -> !known.contains(role)).forEach(this::unknownRole);
      named.accounts().forEach((id, person) -> account(rest, id, person));
    }
    channels().forEach((channel, key) -> channel(rest, key, channel));
  }

  private Stream<String> roles() {
    return named.groups().stream().sorted();
  }

  private Optional<String> application(DiscordRest rest) {
    try {
      String id = rest.get("applications/@me").path("id").asString();
      String name = rest.get("users/@me").path("username").asString("");
      findings.add(PlatformFinding.ok("discord.token", "the bot is " + name));
      return Optional.of(id);
    } catch (DiscordFailure e) {
      String fix =
          e.isAboutToken()
              ? "copy the bot's token from the developer portal again"
              : "see that " + settings.apiUrl() + " can be reached from here";
      findings.add(PlatformFinding.error("discord.token", e.getMessage(), fix));
      return Optional.empty();
    }
  }

  private Optional<Set<String>> rolesOf(DiscordRest rest, String guild, String link) {
    try {
      Set<String> there =
          rest.get("guilds/" + guild + "/roles")
              .valueStream()
              .map(role -> role.path("id").asString())
              .collect(Collectors.toSet());
      findings.add(PlatformFinding.ok("discord.guilds", "the bot is in guild " + guild));
      return Optional.of(there);
    } catch (DiscordFailure e) {
      String message = "guild %s: %s".formatted(guild, e.getMessage());
      String fix = e.isForGood() ? "let the bot in: " + link : "try again";
      findings.add(PlatformFinding.error("discord.guilds", message, fix));
      return Optional.empty();
    }
  }

  private void unknownRole(String role) {
    findings.add(
        PlatformFinding.error(
            "roles.members.discord_roles",
            "role %s: no configured guild has it, so nobody is in it".formatted(role),
            "copy the role's id in Discord (Developer Mode), not its name"));
  }

  private void account(DiscordRest rest, String id, String person) {
    try {
      if (settings.guilds().stream().noneMatch(guild -> isMember(rest, guild, id))) {
        findings.add(
            PlatformFinding.error(
                "people." + person,
                "%s is in no configured guild".formatted(id),
                "copy the user's id in Discord (Developer Mode), or let them join"));
      }
    } catch (DiscordFailure e) {
      findings.add(PlatformFinding.error("people." + person, e.getMessage(), "try again"));
    }
  }

  private static boolean isMember(DiscordRest rest, String guild, String id) {
    try {
      return rest.get("guilds/" + guild + "/members/" + id).has("roles");
    } catch (DiscordFailure e) {
      if (e.code() == DiscordFailure.UNKNOWN_MEMBER || e.code() == DiscordFailure.UNKNOWN_USER) {
        return false;
      }
      throw e;
    }
  }

  private Map<String, String> channels() {
    var channels = new LinkedHashMap<String, String>();
    settings.approvalsChannel().ifPresent(id -> channels.put(id, "discord.approvals_channel"));
    settings.auditChannel().ifPresent(id -> channels.putIfAbsent(id, "discord.audit_channel"));
    settings.alertsChannel().ifPresent(id -> channels.putIfAbsent(id, "discord.alerts_channel"));
    settings
        .defaultClusters()
        .keySet()
        .forEach(id -> channels.putIfAbsent(id, "discord.default_clusters"));
    named.channels().forEach(channels::putIfAbsent);
    return channels;
  }

  private void channel(DiscordRest rest, String key, String channel) {
    try {
      String name = rest.get("channels/" + channel).path("name").asString("");
      findings.add(PlatformFinding.ok(key, "channel %s is #%s".formatted(channel, name)));
    } catch (DiscordFailure e) {
      findings.add(
          PlatformFinding.error(
              key,
              "channel %s: %s".formatted(channel, e.getMessage()),
              e.isForGood()
                  ? "copy the channel's id in Discord, and give the bot View Channel, Send Messages"
                      + " and Embed Links there"
                  : "try again"));
    }
  }
}

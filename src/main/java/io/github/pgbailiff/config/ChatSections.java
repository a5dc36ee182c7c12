package io.github.pgbailiff.config;

import io.github.pgbailiff.chat.discord.message.DiscordSettings;
import io.github.pgbailiff.chat.slack.api.SlackSettings;
import io.github.pgbailiff.config.schema.ConfigNode;
import io.github.pgbailiff.config.schema.WebUrls;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The sections {@code slack} and {@code discord}. */
record ChatSections(DefinedNames names) {
  private static final Pattern SLACK_CHANNEL = Pattern.compile("[CDG][A-Z0-9_]+");
  private static final Pattern DISCORD_CHANNEL = Pattern.compile("[0-9]{1,20}");

  SlackSettings slack(ConfigNode section) {
    boolean http = section.text("mode").filter("http"::equals).isPresent();
    needs(section, http ? "signing_secret" : "app_token", http ? "http" : "socket");
    section.at("api_url").ifPresent(url -> WebUrls.check(url, Set.of("https", "http")));
    return new SlackSettings(
        http ? SlackSettings.Mode.HTTP : SlackSettings.Mode.SOCKET,
        section.text("bot_token").orElse(""),
        section.text("app_token"),
        section.text("signing_secret"),
        section.text("api_url").map(WebUrls::withSlash).orElse(SlackSettings.API_URL),
        section.text("command").orElse("/pg"),
        defaultClusters(section, SLACK_CHANNEL, "C0OPS0001"),
        section.text("approvals_channel"),
        section.text("audit_channel"));
  }

  private static void needs(ConfigNode section, String secret, String mode) {
    if (section.at(secret).isEmpty()) {
      section
          .inspection()
          .complain(
              section.below(secret),
              section.node().line(),
              "is missing; mode: %s needs it".formatted(mode));
    }
  }

  DiscordSettings discord(ConfigNode section) {
    section.at("api_url").ifPresent(url -> WebUrls.check(url, Set.of("https", "http")));
    section.at("gateway_url").ifPresent(url -> WebUrls.check(url, Set.of("wss", "ws")));
    return new DiscordSettings(
        section.text("token").orElse(""),
        section.texts("guilds"),
        section.text("api_url").map(WebUrls::withSlash).orElse(DiscordSettings.API_URL),
        section.text("gateway_url"),
        defaultClusters(section, DISCORD_CHANNEL, "41771983423143937"),
        section.text("approvals_channel"),
        section.text("audit_channel"));
  }

  private Map<String, String> defaultClusters(ConfigNode section, Pattern channel, String example) {
    Map<String, String> clusters = new LinkedHashMap<>();
    section
        .entries("default_clusters")
        .forEach((id, cluster) -> {
          if (!channel.matcher(id).matches()) {
            cluster.complain(
                "\"%s\" is not the id of a channel, such as %s".formatted(id, example));
          } else if (cluster.text().filter(name -> !names.clusters().contains(name)).isPresent()) {
            cluster.unknown("no cluster", names.clusters());
          }
          cluster.text().ifPresent(name -> clusters.put(id, name));
        });
    return clusters;
  }
}

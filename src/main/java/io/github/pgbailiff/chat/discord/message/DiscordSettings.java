package io.github.pgbailiff.chat.discord.message;

import io.github.pgbailiff.chat.PlatformSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code discord} section.
 *
 * @param guilds the only guilds whose interactions are taken
 * @param apiUrl with its version, ends with a slash
 * @param gatewayUrl empty: Discord's own, or asked from {@code apiUrl} when that is not Discord's
 * @param defaultClusters channel id to cluster name
 */
public record DiscordSettings(
    String token,
    List<String> guilds,
    String apiUrl,
    Optional<String> gatewayUrl,
    Map<String, String> defaultClusters,
    Optional<String> approvalsChannel,
    Optional<String> auditChannel,
    Optional<String> alertsChannel)
    implements PlatformSettings {
  public static final String API_URL = "https://discord.com/api/v10/";

  public DiscordSettings {
    guilds = List.copyOf(guilds);
    defaultClusters = Map.copyOf(defaultClusters);
  }

  /** Settings that name no channel for alerts. */
  public DiscordSettings(
      String token,
      List<String> guilds,
      String apiUrl,
      Optional<String> gatewayUrl,
      Map<String, String> defaultClusters,
      Optional<String> approvalsChannel,
      Optional<String> auditChannel) {
    this(
        token,
        guilds,
        apiUrl,
        gatewayUrl,
        defaultClusters,
        approvalsChannel,
        auditChannel,
        Optional.empty());
  }

  @Override
  public Map<String, Object> connection() {
    return Map.of("token", token, "guilds", guilds, "api_url", apiUrl, "gateway_url", gatewayUrl);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "DiscordSettings[%s, %s, %s, defaultClusters=%s, approvals=%s, audit=%s]"
        .formatted(guilds, apiUrl, gatewayUrl, defaultClusters, approvalsChannel, auditChannel);
  }
}

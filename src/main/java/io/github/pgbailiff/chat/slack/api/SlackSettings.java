package io.github.pgbailiff.chat.slack.api;

import io.github.pgbailiff.chat.PlatformSettings;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code slack} section.
 *
 * @param appToken for Socket Mode
 * @param signingSecret for HTTP mode
 * @param apiUrl ends with a slash
 * @param defaultClusters channel id to cluster name
 */
public record SlackSettings(
    Mode mode,
    String botToken,
    Optional<String> appToken,
    Optional<String> signingSecret,
    String apiUrl,
    String command,
    Map<String, String> defaultClusters,
    Optional<String> approvalsChannel,
    Optional<String> auditChannel,
    Optional<String> alertsChannel)
    implements PlatformSettings {
  /** The slash command that is listened to unless another one is named. */
  public static final String COMMAND = "/pg";

  public static final String API_URL = "https://slack.com/api/";

  /** The way in which Slack reaches us. */
  public enum Mode {
    SOCKET,
    HTTP
  }

  public SlackSettings {
    defaultClusters = Map.copyOf(defaultClusters);
  }

  /** Settings that name no channel for alerts. */
  public SlackSettings(
      Mode mode,
      String botToken,
      Optional<String> appToken,
      Optional<String> signingSecret,
      String apiUrl,
      String command,
      Map<String, String> defaultClusters,
      Optional<String> approvalsChannel,
      Optional<String> auditChannel) {
    this(
        mode,
        botToken,
        appToken,
        signingSecret,
        apiUrl,
        command,
        defaultClusters,
        approvalsChannel,
        auditChannel,
        Optional.empty());
  }

  @Override
  public Map<String, Object> connection() {
    return Map.of(
        "mode", mode,
        "bot_token", botToken,
        "app_token", appToken,
        "signing_secret", signingSecret,
        "api_url", apiUrl,
        "command", command);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "SlackSettings[%s, %s, %s, defaultClusters=%s, approvals=%s, audit=%s]"
        .formatted(mode, apiUrl, command, defaultClusters, approvalsChannel, auditChannel);
  }
}

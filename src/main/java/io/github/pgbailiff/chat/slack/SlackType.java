package io.github.pgbailiff.chat.slack;

import static io.github.pgbailiff.config.schema.SchemaType.optional;
import static io.github.pgbailiff.config.schema.SchemaType.preset;
import static io.github.pgbailiff.config.schema.SchemaType.required;

import io.github.pgbailiff.chat.AppManifest;
import io.github.pgbailiff.chat.ChannelKeys;
import io.github.pgbailiff.chat.NamedIds;
import io.github.pgbailiff.chat.Platform;
import io.github.pgbailiff.chat.PlatformFinding;
import io.github.pgbailiff.chat.PlatformServices;
import io.github.pgbailiff.chat.PlatformType;
import io.github.pgbailiff.chat.slack.api.SlackSettings;
import io.github.pgbailiff.chat.slack.message.SlackOrigin;
import io.github.pgbailiff.config.schema.ConfigNode;
import io.github.pgbailiff.config.schema.SchemaType;
import io.github.pgbailiff.config.schema.WebUrls;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Slack, as the configuration knows it. */
public final class SlackType implements PlatformType<SlackSettings> {
  private static final ChannelKeys CHANNELS =
      new ChannelKeys(
          SchemaType.text("the id of a channel in Slack, such as C0OPS0001", "[CDG][A-Z0-9_]+"),
          "C0OPS0001");
  private static final SchemaType USER =
      SchemaType.text("the id of a member in Slack, such as U0ANN0001", "[UW][A-Z0-9_]+");
  private static final SchemaType GROUP =
      SchemaType.text("the id of a user group in Slack, such as S0ONCALL1", "S[A-Z0-9_]+");

  @Override
  public String name() {
    return SlackOrigin.PLATFORM;
  }

  @Override
  public String title() {
    return "Slack";
  }

  @Override
  public SchemaType.Section section() {
    return CHANNELS.after(
        preset(
            "mode", new SchemaType.Choice(List.of("socket", "http")), "socket", "how Slack calls"),
        required("bot_token", SchemaType.SECRET, "the bot's token, xoxb-..."),
        optional("app_token", SchemaType.SECRET, "the app's token for socket mode, xapp-..."),
        optional("signing_secret", SchemaType.SECRET, "what http mode checks deliveries with"),
        preset("api_url", SchemaType.TEXT, SlackSettings.API_URL, "another Slack, or a proxy"),
        preset(
            "command",
            SchemaType.text("a slash command such as /pg", "/[a-z0-9_-]{1,31}"),
            SlackSettings.COMMAND,
            "the slash command"));
  }

  @Override
  public SchemaType.Field account() {
    return optional(name(), USER, "their member id");
  }

  @Override
  public Optional<SchemaType.Field> groups() {
    return Optional.of(
        optional(
            "slack_usergroups", new SchemaType.Items(GROUP), "everybody in these user groups"));
  }

  @Override
  public SlackSettings read(ConfigNode section, Set<String> clusters) {
    boolean http = section.text("mode").filter("http"::equals).isPresent();
    needs(section, http ? "signing_secret" : "app_token", http ? "http" : "socket");
    section.at("api_url").ifPresent(WebUrls.HTTP::check);
    return new SlackSettings(
        http ? SlackSettings.Mode.HTTP : SlackSettings.Mode.SOCKET,
        section.text("bot_token").orElse(""),
        section.text("app_token"),
        section.text("signing_secret"),
        section.text("api_url").map(WebUrls::withSlash).orElse(SlackSettings.API_URL),
        section.text("command").orElse(SlackSettings.COMMAND),
        CHANNELS.defaultClusters(section, clusters),
        section.text("approvals_channel"),
        section.text("audit_channel"),
        section.text("alerts_channel"));
  }

  private static void needs(ConfigNode section, String secret, String mode) {
    if (section.at(secret).isEmpty()) {
      section.lacks(secret, "mode: %s needs it".formatted(mode));
    }
  }

  @Override
  public Platform connect(SlackSettings settings, PlatformServices services) {
    return new SlackPlatform(new SlackWorkspace(settings, services.clock()), services);
  }

  @Override
  public List<PlatformFinding> check(SlackSettings settings, NamedIds named) {
    try (var workspace = new SlackWorkspace(settings, InstantSource.system())) {
      return workspace.check(named);
    }
  }

  @Override
  public Optional<Function<Optional<SlackSettings>, AppManifest>> manifest() {
    return Optional.of(SlackManifest::of);
  }
}

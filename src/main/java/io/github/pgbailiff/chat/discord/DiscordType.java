package io.github.pgbailiff.chat.discord;

import static io.github.pgbailiff.config.schema.SchemaType.optional;
import static io.github.pgbailiff.config.schema.SchemaType.preset;
import static io.github.pgbailiff.config.schema.SchemaType.required;

import io.github.pgbailiff.chat.ChannelKeys;
import io.github.pgbailiff.chat.NamedIds;
import io.github.pgbailiff.chat.Platform;
import io.github.pgbailiff.chat.PlatformFinding;
import io.github.pgbailiff.chat.PlatformServices;
import io.github.pgbailiff.chat.PlatformType;
import io.github.pgbailiff.chat.discord.message.DiscordOrigin;
import io.github.pgbailiff.chat.discord.message.DiscordSettings;
import io.github.pgbailiff.config.schema.ConfigNode;
import io.github.pgbailiff.config.schema.SchemaType;
import io.github.pgbailiff.config.schema.WebUrls;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Discord, as the configuration knows it. */
public final class DiscordType implements PlatformType<DiscordSettings> {
  private static final SchemaType.Text SNOWFLAKE =
      SchemaType.text("an id of Discord, such as 81384788765712384", "[0-9]{1,20}");
  private static final ChannelKeys CHANNELS = new ChannelKeys(SNOWFLAKE, "41771983423143937");

  @Override
  public String name() {
    return DiscordOrigin.PLATFORM;
  }

  @Override
  public String title() {
    return "Discord";
  }

  @Override
  public SchemaType.Section section() {
    return CHANNELS.after(
        required("token", SchemaType.SECRET, "the bot's token"),
        optional("guilds", new SchemaType.Items(SNOWFLAKE), "the only guilds that are listened to"),
        preset("api_url", SchemaType.TEXT, DiscordSettings.API_URL, "another API"),
        optional("gateway_url", SchemaType.TEXT, "left out: Discord's own, or asked from api_url"));
  }

  @Override
  public SchemaType.Field account() {
    return optional(name(), SNOWFLAKE, "their user id");
  }

  @Override
  public Optional<SchemaType.Field> groups() {
    return Optional.of(
        optional("discord_roles", new SchemaType.Items(SNOWFLAKE), "everybody with these roles"));
  }

  @Override
  public DiscordSettings read(ConfigNode section, Set<String> clusters) {
    section.at("api_url").ifPresent(WebUrls.HTTP::check);
    section.at("gateway_url").ifPresent(new WebUrls("ws", "wss://gateway.discord.gg/")::check);
    return new DiscordSettings(
        section.text("token").orElse(""),
        section.texts("guilds"),
        section.text("api_url").map(WebUrls::withSlash).orElse(DiscordSettings.API_URL),
        section.text("gateway_url"),
        CHANNELS.defaultClusters(section, clusters),
        section.text("approvals_channel"),
        section.text("audit_channel"),
        section.text("alerts_channel"));
  }

  @Override
  public Platform connect(DiscordSettings settings, PlatformServices services) {
    return new DiscordPlatform(settings, services, UUID::randomUUID);
  }

  @Override
  public List<PlatformFinding> check(DiscordSettings settings, NamedIds named) {
    return DiscordCheck.run(settings, named);
  }
}

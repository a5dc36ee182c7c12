package io.github.pgbailiff.testing.discord;

import io.github.pgbailiff.testing.discord.FakeDiscordInteractions.Interaction;
import io.github.pgbailiff.testing.discord.FakeDiscordWorld.Channel;
import io.github.pgbailiff.testing.discord.FakeDiscordWorld.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a {@link FakeDiscord} sends, as Discord does. */
final class FakeDiscordPayloads {
  static final String BOT = "90000000000000002";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> ZEROS =
      List.of(
          "verification_level",
          "default_message_notifications",
          "explicit_content_filter",
          "mfa_level",
          "nsfw_level",
          "premium_tier",
          "premium_subscription_count",
          "system_channel_flags");
  private static final List<String> EMPTY =
      List.of(
          "emojis",
          "stickers",
          "features",
          "voice_states",
          "presences",
          "threads",
          "stage_instances",
          "guild_scheduled_events",
          "soundboard_sounds");
  private final FakeDiscordWorld world;

  FakeDiscordPayloads(FakeDiscordWorld world) {
    this.world = world;
  }

  /** Whoever it is, they are shown as somebody else: that is their own choice. */
  static ObjectNode user(String id, String name, boolean bot) {
    ObjectNode user = JSON.createObjectNode().put("id", id).put("username", name);
    return user.put("discriminator", "0")
        .put("bot", bot)
        .putNull("avatar")
        .put("global_name", "bob");
  }

  ObjectNode ready(String session, String url) {
    ObjectNode ready = JSON.createObjectNode().put("v", 10).put("session_id", session);
    ready.set("user", user(BOT, "pgbailiff", true));
    ready.putArray("guilds").addObject().put("id", FakeDiscordWorld.GUILD).put("unavailable", true);
    ready.put("resume_gateway_url", url).putArray("private_channels");
    ready.putObject("application").put("id", FakeDiscordWorld.APPLICATION).put("flags", 0);
    return ready;
  }

  /** A guild that the bot was invited to, with one channel, in which it may write or not. */
  ObjectNode invited(String id, Channel channel, boolean writes) {
    ObjectNode guild = guild().put("id", id).put("system_channel_id", channel.id());
    ((ObjectNode) guild.path("roles").get(0))
        .put("id", id)
        .put("permissions", writes ? "3072" : "0");
    guild.putArray("channels").add(channel(channel).put("guild_id", id));
    String when = "2026-11-29T20:00:00.000000+00:00";
    ((ObjectNode) guild.path("members").get(0)).put("joined_at", when);
    return guild.put("joined_at", when);
  }

  /** The guild as its cache would be filled; people's roles are not in it, only the bot's. */
  ObjectNode guild() {
    ObjectNode guild = JSON.createObjectNode().put("id", FakeDiscordWorld.GUILD);
    guild.put("name", "pgbailiff").put("owner_id", world.user("owner").id()).put("large", false);
    for (String zero : ZEROS) {
      guild.put(zero, 0);
    }
    guild.put("afk_timeout", 300).put("preferred_locale", "en-US").put("member_count", 2);
    guild.put("joined_at", Instant.now().toString());
    for (String empty : EMPTY) {
      guild.putArray(empty);
    }
    ObjectNode everyone = guild.putArray("roles").addObject().put("id", FakeDiscordWorld.GUILD);
    everyone.put("name", "@everyone").put("permissions", "0").put("position", 0).put("color", 0);
    everyone
        .putObject("colors")
        .put("primary_color", 0)
        .putNull("secondary_color")
        .putNull("tertiary_color");
    everyone.put("hoist", false).put("managed", false).put("mentionable", false);
    guild.putArray("members").add(member(new User(BOT, "pgbailiff"), true));
    var channels = guild.putArray("channels");
    world.channels().stream()
        .filter(c -> c.parent().isEmpty())
        .forEach(c -> channels.add(channel(c)));
    return guild;
  }

  private ObjectNode member(User user, boolean bot) {
    ObjectNode member = JSON.createObjectNode();
    member.set("user", user(user.id(), user.name(), bot));
    var roles = member.putArray("roles");
    world.rolesOf(user.id()).ifPresent(ids -> ids.forEach(roles::add));
    member.put("joined_at", Instant.now().toString()).put("deaf", false).put("mute", false);
    return member.put("flags", 0).put("pending", false).put("permissions", "2048");
  }

  private static ObjectNode channel(Channel channel) {
    ObjectNode node = JSON.createObjectNode().put("id", channel.id()).put("name", channel.name());
    node.put("type", channel.direct() ? 1 : channel.parent().isPresent() ? 11 : 0);
    node.put("position", 0).put("permissions", "2048").putArray("permission_overwrites");
    if (channel.direct()) {
      node.putArray("recipients");
      return node;
    }
    node.put("guild_id", FakeDiscordWorld.GUILD);
    channel
        .parent()
        .ifPresent(parent -> {
          node.put("parent_id", parent).put("owner_id", BOT).put("member_count", 1);
          node.put("message_count", 1).put("rate_limit_per_user", 0);
          node.putObject("thread_metadata")
              .put("archived", false)
              .put("locked", false)
              .put("auto_archive_duration", 60)
              .put("archive_timestamp", Instant.now().toString());
        });
    return node;
  }

  /** An interaction without its data. */
  ObjectNode interaction(Interaction interaction, String guild, JsonNode data) {
    Channel channel = world.channelById(interaction.channel).orElseThrow();
    ObjectNode node = JSON.createObjectNode().put("id", world.snowflake());
    node.put("application_id", FakeDiscordWorld.APPLICATION).put("type", interaction.type);
    node.put("token", interaction.token).put("version", 1).put("locale", "en-US");
    node.put("channel_id", channel.id()).put("app_permissions", Long.toString(channel.botMay()));
    node.set("channel", channel(channel));
    node.putArray("entitlements");
    node.putObject("authorizing_integration_owners").put("0", guild);
    node.put("context", channel.direct() ? 1 : 0).put("attachment_size_limit", 10 << 20);
    if (channel.direct()) {
      node.set("user", user(interaction.user.id(), interaction.user.name(), false));
    } else {
      node.put("guild_id", guild).put("guild_locale", "en-US");
      node.putObject("guild").put("id", guild).put("locale", "en-US").putArray("features");
      node.set("member", member(interaction.user, false));
    }
    interaction.pressed.ifPresent(message -> node.set("message", message(message)));
    node.set("data", data);
    return node;
  }

  /** A message as Discord returns it; components get numbers. */
  ObjectNode message(FakeDiscordMessage message) {
    ObjectNode node = JSON.createObjectNode().put("id", message.id());
    node.put("channel_id", message.channel()).put("type", 0).put("tts", false);
    node.put("content", message.body().path("content").asString("")).put("pinned", false);
    node.put("timestamp", Instant.now().toString()).putNull("edited_timestamp");
    node.put("mention_everyone", false).putArray("mentions");
    node.putArray("mention_roles");
    node.putArray("attachments");
    node.set("author", user(BOT, "pgbailiff", true));
    int flags = (message.onlyFor().isPresent() ? 64 : 0) | (message.loading() ? 128 : 0);
    node.put("flags", flags);
    var embeds = node.putArray("embeds");
    message
        .body()
        .path("embeds")
        .forEach(e -> embeds.add(((ObjectNode) e.deepCopy()).put("type", "rich")));
    JsonNode components = message.body().path("components").deepCopy();
    int[] next = {1};
    number(components, next);
    node.set("components", components.isArray() ? components : JSON.createArrayNode());
    return node;
  }

  private static void number(JsonNode components, int[] next) {
    for (JsonNode component : components) {
      ((ObjectNode) component).put("id", next[0]++);
      number(component.path("components"), next);
    }
  }

  static Optional<ObjectNode> object(JsonNode node) {
    return node.isObject() ? Optional.of((ObjectNode) node) : Optional.empty();
  }
}

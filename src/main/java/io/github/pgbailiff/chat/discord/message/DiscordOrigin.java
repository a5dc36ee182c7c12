package io.github.pgbailiff.chat.discord.message;

import io.github.pgbailiff.chat.Visitor;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * The origin of an interaction, person and place, out of the very interaction: the library's caches
 * of members and roles may be older.
 *
 * @param guild empty in direct messages
 * @param parent the channel of a thread
 * @param readOnly why nothing may be changed from the channel
 */
public record DiscordOrigin(
    Optional<String> guild,
    Actor actor,
    Set<String> roles,
    Place place,
    Optional<String> parent,
    Optional<String> readOnly) {
  public static final String PLATFORM = "discord";

  private static final Set<Integer> THREADS = Set.of(10, 11, 12);

  public static DiscordOrigin of(GenericInteractionCreateEvent event) {
    DataObject raw = Objects.requireNonNull(event.getRawData(), "raw data").getObject("d");
    DataObject channel = raw.getObject("channel");
    boolean thread = THREADS.contains(channel.getInt("type", 0));
    User user = event.getUser();
    return new DiscordOrigin(
        text(raw, "guild_id"),
        // The one name that nobody else has: what they are shown as is anybody's choice.
        new Actor(PLATFORM, user.getId(), user.getName()),
        roles(raw),
        Place.of(PLATFORM, channel.getString("id")),
        thread ? text(channel, "parent_id") : Optional.empty(),
        objection(raw.getUnsignedLong("app_permissions", 0), thread));
  }

  private static Optional<String> text(DataObject object, String key) {
    return Optional.ofNullable(object.getString(key, null));
  }

  private static Set<String> roles(DataObject raw) {
    Set<String> roles = new HashSet<>();
    raw.optObject("member")
        .flatMap(member -> member.optArray("roles"))
        .orElseGet(DataArray::empty)
        .forEach(role -> roles.add(role.toString()));
    return Set.copyOf(roles);
  }

  private static Optional<String> objection(long permissions, boolean thread) {
    return DiscordInvite.mayPost(permissions, thread)
        ? Optional.empty()
        : Optional.of(
            "pgbailiff cannot post in this channel, so nothing can be changed from it: give it"
                + " View Channel, Send Messages and Embed Links here, or use another channel");
  }

  /**
   * Whoever did it, where the channel may stand for a cluster.
   *
   * @param defaultCluster which one, by the channel's id
   */
  public Visitor visitor(Function<String, Optional<String>> defaultCluster) {
    Optional<String> cluster =
        defaultCluster.apply(place.channel()).or(() -> parent.flatMap(defaultCluster));
    return new Visitor(actor, place, Optional.of(roles), cluster, readOnly);
  }

  /** Why nothing at all is taken from there; empty in the configured guilds. */
  public Optional<String> refusal(DiscordSettings settings) {
    if (guild.isEmpty()) {
      return Optional.of("pgbailiff takes no commands in direct messages: use a channel");
    }
    return settings.guilds().contains(guild.get())
        ? Optional.empty()
        : Optional.of("pgbailiff does not serve this server: discord.guilds does not name it");
  }
}

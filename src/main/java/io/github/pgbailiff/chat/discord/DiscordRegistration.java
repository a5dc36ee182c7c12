package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.chat.discord.connection.DiscordFailure;
import io.github.pgbailiff.chat.discord.connection.DiscordRest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The command tree in the configured guilds; it is written where it differs from ours only. */
final class DiscordRegistration extends ListenerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordRegistration.class);

  private final List<String> guilds;
  private final SlashCommandData tree;
  private final DiscordRest rest;
  private final Map<String, String> problems = new ConcurrentHashMap<>();
  private volatile Optional<String> application = Optional.empty();

  DiscordRegistration(List<String> guilds, SlashCommandData tree, DiscordRest rest) {
    this.guilds = List.copyOf(guilds);
    this.tree = tree;
    this.rest = rest;
  }

  @Override
  public void onReady(ReadyEvent event) {
    String id = event.getJDA().getSelfUser().getApplicationId();
    application = Optional.of(id);
    register(id);
  }

  /** Tries what failed once more. */
  void registerAgain() {
    if (!problems.isEmpty()) {
      application.ifPresent(this::register);
    }
  }

  /** Sees to it in all guilds; what fails is a {@link #problem}. */
  private void register(String application) {
    for (String guild : guilds) {
      try {
        register("applications/%s/guilds/%s/commands".formatted(application, guild), guild);
        problems.remove(guild);
      } catch (DiscordFailure e) {
        LOG.error("the commands of guild {} cannot be registered: {}", guild, e.getMessage());
        problems.put(guild, e.getMessage());
      }
    }
  }

  private void register(String path, String guild) {
    if (!isRegistered(rest.get(path))) {
      rest.put(path, DataArray.empty().add(tree.toData()).toString());
      LOG.info("registered /{} in guild {}", tree.getName(), guild);
    }
  }

  private boolean isRegistered(JsonNode there) {
    return there.size() == 1
        && normal(DataObject.fromJson(there.get(0).toString())).equals(normal(tree.toData()));
  }

  /** As the library reads it: Discord adds defaults and writes some things in another way. */
  private static Map<String, Object> normal(DataObject command) {
    try {
      return DataObject.fromJson(CommandData.fromData(command).toData().toString()).toMap();
    } catch (RuntimeException e) { // something that is no command of ours, so it differs
      return Map.of("differs", e.toString());
    }
  }

  /** Why there are no commands in any guild. */
  Optional<String> problem() {
    return problems.size() < guilds.size()
        ? Optional.empty()
        : problems.values().stream()
            .findFirst()
            .map(why -> "the commands cannot be registered: " + why);
  }
}

package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.chat.Deliveries;
import io.github.pgbailiff.chat.discord.message.DiscordOrigin;
import io.github.pgbailiff.chat.discord.message.DiscordSettings;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.outbox.Announcer;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sentence of the bot in a guild that it was invited to, in the channel where the guild greets
 * people, else in one that the configuration names. Of channels Discord does not tell when the bot
 * gets into one.
 */
final class DiscordWelcome extends ListenerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordWelcome.class);
  private static final String WORDS =
      "Type /%1$s sessions to see who is connected to PostgreSQL and who holds up whom;"
              .formatted(DiscordCommands.COMMAND)
          + " /%1$s help says what you may do.".formatted(DiscordCommands.COMMAND);

  private final DiscordSettings settings;
  private final Deliveries deliveries;
  private final Announcer announcer;

  DiscordWelcome(DiscordSettings settings, Deliveries deliveries, Announcer announcer) {
    this.settings = settings;
    this.deliveries = deliveries;
    this.announcer = announcer;
  }

  @Override
  public void onGuildJoin(GuildJoinEvent event) {
    Guild guild = event.getGuild();
    if (!settings.guilds().contains(guild.getId())) {
      LOG.warn("invited to the guild {}, which discord.guilds does not name", guild.getId());
      return;
    }
    String when = "joined-%s-%s".formatted(guild.getId(), guild.getSelfMember().getTimeJoined());
    channel(guild).filter(_ -> deliveries.claim(DiscordOrigin.PLATFORM, when)).ifPresent(this::say);
  }

  private Optional<String> channel(Guild guild) {
    Stream<String> configured =
        Stream.of(settings.approvalsChannel(), settings.alertsChannel()).flatMap(Optional::stream);
    return Stream.concat(
            Stream.ofNullable(guild.getSystemChannel()),
            configured.flatMap(id -> Stream.ofNullable(guild.getTextChannelById(id))))
        .filter(TextChannel::canTalk)
        .map(TextChannel::getId)
        .findFirst();
  }

  private void say(String channel) {
    try {
      var words = new Reply.Report(List.of(), "", List.of(), List.of(WORDS), ExitCode.DONE);
      String _ =
          announcer.deliver(Place.of(DiscordOrigin.PLATFORM, channel), words, Optional.empty());
    } catch (Announcer.DeliveryException e) {
      LOG.info("nothing is said in discord:{}: {}", channel, e.getMessage());
    }
  }
}

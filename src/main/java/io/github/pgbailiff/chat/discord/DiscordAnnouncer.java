package io.github.pgbailiff.chat.discord;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.pgbailiff.chat.discord.connection.DiscordFailure;
import io.github.pgbailiff.chat.discord.connection.DiscordRest;
import io.github.pgbailiff.chat.discord.message.DiscordMessage;
import io.github.pgbailiff.chat.discord.message.DiscordOrigin;
import io.github.pgbailiff.chat.discord.message.DiscordRenderer;
import io.github.pgbailiff.chat.discord.message.DiscordText;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.outbox.Announcer;
import io.github.pgbailiff.reply.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announcements as ordinary messages of the bot: unlike answers to interactions they can be edited
 * for ever, and by every replica.
 */
final class DiscordAnnouncer implements Announcer {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordAnnouncer.class);
  private static final int NONCE = 25;

  /** Somebody has deleted the thread, or closed it. */
  private static final Set<Integer> CLOSED =
      Set.of(DiscordFailure.UNKNOWN_CHANNEL, DiscordFailure.ARCHIVED);

  private final DiscordRest rest;
  private final Supplier<UUID> nonces;
  private final DiscordThreads threads;
  private final DiscordEdits edits;
  private final Cache<String, String> uncertain =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(Duration.ofHours(1)).build();
  private final LoadingCache<String, String> directs =
      Caffeine.newBuilder()
          .maximumSize(10_000)
          .expireAfterWrite(Duration.ofHours(12))
          .build(this::open);

  private final LoadingCache<String, String> guilds =
      Caffeine.newBuilder()
          .maximumSize(10_000)
          .expireAfterWrite(Duration.ofHours(12))
          .build(this::guild);

  DiscordAnnouncer(DiscordRest rest, Supplier<UUID> nonces) {
    this.rest = rest;
    this.nonces = nonces;
    this.threads = new DiscordThreads(rest);
    this.edits = new DiscordEdits(rest);
  }

  @Override
  public String platform() {
    return DiscordOrigin.PLATFORM;
  }

  @Override
  public String deliver(Place place, Reply reply, Optional<String> message) {
    return deliver(place, reply, message, Optional.empty());
  }

  /** What another process has posted within the last minutes has the same nonce. */
  @Override
  public String deliver(Place place, Reply reply, Optional<String> message, Attempt attempt) {
    // What somebody has deleted is not to be had back by the nonce that it had.
    String key = message.map(attempt::insteadOf).orElse(attempt).key();
    String nonce = UUID.nameUUIDFromBytes(key.getBytes(UTF_8)).toString();
    String id = deliver(place, reply, message, Optional.of(nonce.substring(0, NONCE)));
    // It may be the earlier one, which shows how things were then.
    return attempt.again() && !id.isEmpty()
        ? deliver(place, reply, Optional.of(id), Optional.empty())
        : id;
  }

  private String deliver(
      Place place, Reply reply, Optional<String> message, Optional<String> nonce) {
    DiscordMessage rendered = DiscordRenderer.message(reply, place.account().isEmpty());
    try {
      String channel = place.account().map(directs::get).orElse(place.channel());
      return message
          .filter(id -> !id.isEmpty())
          .flatMap(id -> edits.of(id, channel, place.thread(), rendered))
          .orElseGet(() -> post(channel, place.thread(), reply, rendered, nonce));
    } catch (DiscordFailure e) {
      throw new DeliveryException(e.getMessage(), !e.isForGood());
    }
  }

  @Override
  public Optional<String> link(String channel, String message) {
    try {
      return Optional.of(DiscordText.address(guilds.get(channel), channel, message));
    } catch (DiscordFailure e) {
      // The channel is named all the same.
      LOG.info("no link to a card in {}: {}", channel, e.getMessage());
      return Optional.empty();
    }
  }

  private String guild(String channel) {
    return rest.get("channels/" + channel).path("guild_id").asString("@me");
  }

  private String open(String user) {
    String json = DataObject.empty().put("recipient_id", user).toString();
    return rest.post("users/@me/channels", json).path("id").asString();
  }

  /** What belongs below a message goes into its thread, which is made with the first. */
  private String post(
      String channel,
      Optional<String> below,
      Reply reply,
      DiscordMessage message,
      Optional<String> nonce) {
    DataObject body = message.announced().toData();
    if (below.isEmpty()) {
      return post(channel, body, nonce);
    }
    if (threads.of(channel, below.get(), reply.request().orElse("pgbailiff"))) {
      try {
        return post(below.get(), body, nonce);
      } catch (DiscordFailure e) {
        if (!CLOSED.contains(e.code())) {
          throw e;
        }
      }
    }
    // Where there can be no thread, only what somebody has to notice, or acts on, is worth a line.
    return message.notifies() || reply instanceof Reply.Card
        ? post(channel, body.put("message_reference", reference(below.get())), nonce)
        : "";
  }

  private static DataObject reference(String message) {
    return DataObject.empty().put("message_id", message).put("fail_if_not_exists", false);
  }

  private String post(String channel, DataObject body, Optional<String> known) {
    String what = channel + " " + body;
    // The same post twice, by a repeated call or delivery, makes one message.
    String nonce =
        known.orElseGet(
            () -> uncertain.get(what, w -> nonces.get().toString().substring(0, NONCE)));
    body.put("nonce", nonce).put("enforce_nonce", true);
    try {
      String id =
          rest.post("channels/" + channel + "/messages", body.toString()).path("id").asString();
      uncertain.invalidate(what);
      return id;
    } catch (DiscordFailure e) {
      if (!e.isUncertain()) {
        uncertain.invalidate(what);
      }
      throw e;
    }
  }
}

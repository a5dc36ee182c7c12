package io.github.pgbailiff.chat.discord.connection;

import java.time.Duration;
import java.util.Optional;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionInvalidateEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.CloseCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fate of one connection to the gateway, also where the library gives up on it. */
final class GatewayWatch extends ListenerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayWatch.class);
  private static final int CLOSED_BY_US = 1000;
  private static final int BAD_TOKEN = 4004;
  private static final int BAD_INTENTS = 4014;

  private volatile boolean connected;
  private volatile Moment since = Moment.now();
  private volatile Moment lastChange = since;
  private volatile Optional<String> end = Optional.empty();

  /** Since when there is no connection; empty while there is one. */
  Optional<Moment> lostSince() {
    return connected ? Optional.empty() : Optional.of(since);
  }

  /** Why the library does not connect again by itself. */
  Optional<String> end() {
    return end;
  }

  /**
   * Whether the library has done nothing new about a lost connection for so long: it waits for a
   * word that does not come, or its thread has ended.
   */
  boolean isStuck(Duration longest) {
    return !connected && lastChange.isAgo(longest);
  }

  @Override
  public void onStatusChange(StatusChangeEvent event) {
    lastChange = Moment.now();
  }

  @Override
  public void onReady(ReadyEvent event) {
    connected("connected to Discord's gateway");
  }

  @Override
  public void onSessionResume(SessionResumeEvent event) {
    connected("resumed the session with Discord's gateway");
  }

  @Override
  public void onSessionRecreate(SessionRecreateEvent event) {
    connected("began a new session with Discord's gateway");
  }

  private void connected(String what) {
    connected = true;
    LOG.info(what);
  }

  @Override
  public void onSessionDisconnect(SessionDisconnectEvent event) {
    lost();
    LOG.warn("lost Discord's gateway: {}", closed(event.getCloseCode()));
  }

  private static String closed(@Nullable CloseCode code) {
    return code == null ? "the connection broke" : code.getMeaning();
  }

  @Override
  public void onSessionInvalidate(SessionInvalidateEvent event) {
    lost();
    LOG.warn("Discord does not know the session any more; commands of the meantime are lost");
  }

  private void lost() {
    if (connected) {
      since = Moment.now();
    }
    connected = false;
  }

  @Override
  public void onShutdown(ShutdownEvent event) {
    lost();
    if (event.getCode() != CLOSED_BY_US) {
      String why = reason(event);
      end = Optional.of(why);
      LOG.error("Discord's gateway is closed for good: {}", why);
    }
  }

  private static String reason(ShutdownEvent event) {
    return switch (event.getCode()) {
      case BAD_TOKEN ->
          "discord.token: the gateway does not take it (4004); copy the bot's token from the"
              + " developer portal again";
      case BAD_INTENTS ->
          "the gateway refuses the intents (4014), though no privileged one is asked for";
      default ->
          "the gateway was closed with %d, %s"
              .formatted(event.getCode(), closed(event.getCloseCode()));
    };
  }
}

package io.github.pgbailiff.chat.discord.connection;

import io.github.pgbailiff.chat.Platform.RejectedException;
import io.github.pgbailiff.chat.PromptSockets;
import io.github.pgbailiff.chat.discord.message.DiscordSettings;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Executors;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import okhttp3.OkHttpClient;

/** One session with the gateway, through JDA; it resumes and reconnects by itself. */
public final class DiscordGateway implements AutoCloseable {
  private static final String DISCORDS_OWN = "wss://gateway.discord.gg/";
  private static final Duration FAREWELL = Duration.ofSeconds(5);
  static final int LONGEST_RECONNECT_SECONDS = 32;

  private final GatewayWatch watch;
  private final JDA jda;

  /**
   * Logs in; the connection is made meanwhile.
   *
   * @throws RejectedException when the token is wrong
   * @throws DiscordFailure when Discord cannot be reached
   */
  public DiscordGateway(DiscordSettings settings, DiscordRest rest, ListenerAdapter... listeners) {
    this.watch = new GatewayWatch();
    String url = url(settings, rest);
    try {
      this.jda =
          builder(settings, url)
              .addEventListeners(watch)
              .addEventListeners((Object[]) listeners)
              .build();
    } catch (InvalidTokenException e) {
      throw rejected();
    } catch (RuntimeException e) { // whatever the library makes of a network that fails
      throw DiscordFailure.unreachable("logging in", e.toString());
    }
  }

  public static RejectedException rejected() {
    return new RejectedException(
        "discord.token",
        "Discord does not take it; copy the bot's token from the developer portal again");
  }

  private static String url(DiscordSettings settings, DiscordRest rest) {
    if (settings.gatewayUrl().isPresent()) {
      return settings.gatewayUrl().get();
    }
    return settings.apiUrl().equals(DiscordSettings.API_URL)
        ? DISCORDS_OWN
        : rest.get("gateway").path("url").asString();
  }

  private static JDABuilder builder(DiscordSettings settings, String url) {
    return JDABuilder.createLight(settings.token(), EnumSet.noneOf(GatewayIntent.class))
        .setHttpClientBuilder(new OkHttpClient.Builder().socketFactory(new PromptSockets()))
        .setRestConfig(new RestConfig().setBaseUrl(settings.apiUrl()))
        .setSessionController(
            new ConcurrentSessionController() {
              @Override
              public String getGateway() {
                return url;
              }
            })
        // The members' roles are read from what arrived, not from a cache.
        .setEventPassthrough(true)
        .setEventPool(Executors.newVirtualThreadPerTaskExecutor(), true)
        .setCallbackPool(Executors.newVirtualThreadPerTaskExecutor(), true)
        .setRateLimitElastic(Executors.newVirtualThreadPerTaskExecutor(), true)
        .setMaxReconnectDelay(LONGEST_RECONNECT_SECONDS)
        .setEnableShutdownHook(false);
  }

  /** Since when there is no connection, or that the library has given up on it. */
  GatewayWatch watch() {
    return watch;
  }

  Optional<String> problem() {
    return watch
        .end()
        .or(() ->
            watch
                .lostSince()
                .map(since ->
                    "not connected to Discord's gateway since "
                        + since.at().truncatedTo(ChronoUnit.SECONDS)));
  }

  @Override
  public void close() {
    jda.shutdown();
    try {
      if (!jda.awaitShutdown(FAREWELL)) {
        jda.shutdownNow();
      }
    } catch (InterruptedException e) {
      jda.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

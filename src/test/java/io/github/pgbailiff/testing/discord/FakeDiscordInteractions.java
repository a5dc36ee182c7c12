package io.github.pgbailiff.testing.discord;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** What people did in a {@link FakeDiscord} that the app has to answer. */
final class FakeDiscordInteractions {
  private static final Duration FIRST_ANSWER = Duration.ofSeconds(3);
  private final Map<String, Interaction> byToken = new ConcurrentHashMap<>();

  /** One of them. */
  static final class Interaction {
    final String token;
    final int type;
    final FakeDiscordWorld.User user;
    final String channel;
    final Optional<FakeDiscordMessage> pressed;
    final Instant at = Instant.now();
    final CompletableFuture<JsonNode> acknowledged = new CompletableFuture<>();
    private Optional<Duration> after = Optional.empty();
    private Optional<String> original = Optional.empty();
    private boolean expired;

    Interaction(
        String token,
        int type,
        FakeDiscordWorld.User user,
        String channel,
        Optional<FakeDiscordMessage> pressed) {
      this.token = token;
      this.type = type;
      this.user = user;
      this.channel = channel;
      this.pressed = pressed;
    }

    /** Whether this is the first answer, and in time; else Discord's error. */
    synchronized Optional<FakeDiscordAnswer> acknowledge() {
      if (after.isPresent()) {
        return Optional.of(FakeDiscordAnswer.error(400, 40060, "already acknowledged"));
      }
      Duration took = Duration.between(at, Instant.now());
      if (took.compareTo(FIRST_ANSWER) > 0) {
        return Optional.of(FakeDiscordAnswer.error(404, 10062, "Unknown interaction"));
      }
      after = Optional.of(took);
      return Optional.empty();
    }

    synchronized Optional<Duration> acknowledgedAfter() {
      return after;
    }

    synchronized void original(String message) {
      original = Optional.of(message);
    }

    synchronized Optional<String> original() {
      return original;
    }

    synchronized void expire() {
      expired = true;
    }

    /** Why the token does not work; empty while it does. */
    synchronized Optional<FakeDiscordAnswer> tokenProblem() {
      if (expired) {
        return Optional.of(FakeDiscordAnswer.error(401, 50027, "Invalid Webhook Token"));
      }
      return after.isPresent()
          ? Optional.empty()
          : Optional.of(FakeDiscordAnswer.error(404, 10015, "Unknown Webhook"));
    }
  }

  void add(Interaction interaction) {
    byToken.put(interaction.token, interaction);
  }

  Optional<Interaction> find(String token) {
    return Optional.ofNullable(byToken.get(token));
  }

  /** As if fifteen minutes had gone by. */
  void expire() {
    byToken.values().forEach(Interaction::expire);
  }
}

package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.chat.Deliveries;
import io.github.pgbailiff.chat.Workers;
import io.github.pgbailiff.reply.Reply;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Acknowledges interactions, works on each of them once, and brings the answer. */
final class DiscordAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordAnswers.class);
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final int ALREADY_ACKNOWLEDGED = 40060;
  private static final int NO_ANSWER = -1;
  private static final long PATIENCE = 20;

  /** Who sees the answer, which Discord wants to know before there is one. */
  enum Audience {
    ASKER,
    EVERYBODY,
    /** The asker, in place of the message that was pressed on. */
    ASKER_IN_PLACE
  }

  private final Workers workers;
  private final Deliveries deliveries;
  private final InstantSource clock;

  DiscordAnswers(Workers workers, Deliveries deliveries, InstantSource clock) {
    this.workers = workers;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /** Whether the three seconds are over, as after an outage that ended with a replay. */
  boolean isLate(GenericInteractionCreateEvent event) {
    Duration age = Duration.between(event.getTimeCreated().toInstant(), clock.instant());
    return age.compareTo(LIMIT) > 0;
  }

  /** Whether this is the first time that the interaction is seen, by any replica. */
  boolean claim(GenericInteractionCreateEvent event) {
    return deliveries.claim(DiscordOrigin.PLATFORM, event.getId());
  }

  <E extends GenericInteractionCreateEvent & IReplyCallback> void answer(
      E event, Audience audience, Supplier<Reply> work) {
    boolean late = isLate(event);
    CompletableFuture<InteractionHook> acknowledged =
        audience == Audience.ASKER_IN_PLACE && event instanceof IMessageEditCallback edit
            ? edit.deferEdit().submit()
            : event.deferReply(audience != Audience.EVERYBODY).submit();
    boolean started =
        workers.start(() -> {
          if (claim(event)) {
            hook(event, acknowledged, late)
                .ifPresent(hook -> new DiscordDelivery(hook, audience).bring(work));
          }
        });
    if (!started) {
      busy(acknowledged);
    }
  }

  private static void busy(CompletableFuture<InteractionHook> acknowledged) {
    var _ =
        acknowledged.thenAccept(hook ->
            hook.editOriginal(DiscordRenderer.words(Workers.BUSY).edited())
                .queue(
                    sent -> {}, e -> LOG.warn("nobody was told of being busy: {}", e.toString())));
  }

  /**
   * What the answer goes through; empty where whoever asked has been told that nothing happened.
   *
   * <p>An acknowledgement that Discord got can still fail here: the connection broke before its
   * answer, or was repeated by the HTTP client. Without a new hook all answers would be dropped.
   */
  private static Optional<InteractionHook> hook(
      GenericInteractionCreateEvent event,
      CompletableFuture<InteractionHook> acknowledged,
      boolean late) {
    try {
      return Optional.of(acknowledged.get(PATIENCE, TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      if (isLost(e) && !late) {
        LOG.info("interaction {}: the acknowledgement got lost, going on", event.getId());
        return Optional.of(InteractionHook.from(event.getJDA(), event.getToken()));
      }
      LOG.warn(
          "interaction {} was not carried out: {}", event.getId(), String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      LOG.warn("interaction {} was not carried out: no acknowledgement", event.getId());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private static boolean isLost(ExecutionException e) {
    return e.getCause() instanceof ErrorResponseException failure
        && (failure.getErrorCode() == ALREADY_ACKNOWLEDGED || failure.getErrorCode() == NO_ANSWER);
  }

  /** Says a few words to whoever did it, as the first and only answer. */
  static void say(IReplyCallback event, String words) {
    event
        .reply(DiscordRenderer.words(words).created())
        .setEphemeral(true)
        .queue(sent -> {}, e -> LOG.warn("an answer did not arrive: {}", e.toString()));
  }
}

package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.chat.discord.DiscordAnswers.Audience;
import io.github.pgbailiff.chat.discord.connection.DiscordFailure;
import io.github.pgbailiff.chat.discord.connection.DiscordRest;
import io.github.pgbailiff.chat.discord.connection.FirstAnswers;
import io.github.pgbailiff.chat.discord.message.DiscordMessage;
import io.github.pgbailiff.chat.discord.message.DiscordRenderer;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer to one acknowledged interaction.
 *
 * @param audience as it was acknowledged: that cannot be changed any more
 */
record DiscordDelivery(
    DiscordRest rest,
    InteractionHook hook,
    GenericInteractionCreateEvent event,
    Audience audience) {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordDelivery.class);

  private static final int MOST_TRIES = 3;

  // The interaction's token lives for fifteen minutes; an answer that late is of no use.
  private static final Duration USEFUL = Duration.ofSeconds(60);

  /**
   * Brings the answer; whatever goes wrong, whoever asked hears of it.
   *
   * @param inPlace it takes the place of the message that was pressed on
   */
  void bring(Reply reply, boolean inPlace) {
    try {
      show(reply, inPlace);
    } catch (RuntimeException e) { // the last guard: else "thinking" stands there for ever
      LOG.error("an answer to an interaction failed", e);
      var failed =
          Reply.Refusal.of(
              "failed",
              "the answer could not be shown: an error inside pgbailiff or Discord, which the log"
                  + " tells more of",
              ExitCode.LEFT);
      replace(DiscordRenderer.message(failed, false));
    }
  }

  private void show(Reply reply, boolean inPlace) {
    boolean toEverybody = DiscordRenderer.isToEverybody(reply);
    DiscordMessage message = DiscordRenderer.message(reply, toEverybody);
    if (audience == Audience.ASKER_IN_PLACE && !inPlace) {
      // Below the message that was pressed on, which keeps its buttons.
      follow(message, true);
    } else if (toEverybody == (audience == Audience.EVERYBODY)) {
      replace(message);
    } else {
      moved(message, !toEverybody, MOST_TRIES);
    }
  }

  /** Takes back that the app is thinking: there is nothing to say. */
  void withdraw() {
    withdraw(MOST_TRIES);
  }

  private void withdraw(int tries) {
    hook.deleteOriginal()
        .timeout(USEFUL.toSeconds(), TimeUnit.SECONDS)
        .queue(gone -> {}, again(tries, this::withdraw));
  }

  void replace(DiscordMessage message) {
    replace(message, MOST_TRIES);
  }

  /** To write the same in its place twice is the same as once. */
  private void replace(DiscordMessage message, int tries) {
    hook.editOriginal(message.edited())
        .timeout(USEFUL.toSeconds(), TimeUnit.SECONDS)
        .queue(sent -> {}, again(tries, left -> replace(message, left)));
  }

  /** In a message of its own; as long as the first one waits, a second would become the first. */
  private void moved(DiscordMessage message, boolean ephemeral, int tries) {
    hook.deleteOriginal()
        .timeout(USEFUL.toSeconds(), TimeUnit.SECONDS)
        .queue(
            gone -> follow(message, ephemeral),
            failure -> {
              if (failure instanceof ErrorResponseException e
                  && e.getErrorCode() == DiscordFailure.UNKNOWN_MESSAGE) {
                follow(message, ephemeral);
              } else {
                again(tries, left -> moved(message, ephemeral, left)).accept(failure);
              }
            });
  }

  private void follow(DiscordMessage message, boolean ephemeral) {
    try {
      if (message.file().isPresent()) {
        hook.sendMessage(message.created())
            .setEphemeral(ephemeral)
            .timeout(USEFUL.toSeconds(), TimeUnit.SECONDS)
            .queue(sent -> {}, DiscordDelivery::lost);
      } else if (ephemeral) {
        privately(message);
      } else {
        toEverybody(message.created().toData());
      }
    } catch (DiscordFailure e) {
      lost(e);
    }
  }

  /** It may appear twice rather than not at all: nothing tells. */
  private void privately(DiscordMessage message) {
    String json = FirstAnswers.ephemeral(message.created().toData(), true).toString();
    try {
      rest.postOnce(webhook(), json);
    } catch (DiscordFailure e) {
      if (!e.isUncertain()) {
        throw e;
      }
      rest.postOnce(webhook(), json);
    }
  }

  /** As an ordinary message, which Discord takes once however often it is sent. */
  private void toEverybody(DataObject message) {
    String path = "channels/" + event.getChannelId() + "/messages";
    try {
      DataObject once = DataObject.fromJson(message.toJson());
      once.put("nonce", event.getId()).put("enforce_nonce", true);
      var _ = rest.post(path, once.toString());
    } catch (DiscordFailure e) {
      if (!e.isForGood()) {
        throw e;
      }
      // The bot may not post here, but it may answer.
      rest.postOnce(webhook(), message.toString());
    }
  }

  private String webhook() {
    String application = hook.getJDA().getSelfUser().getApplicationId();
    return "webhooks/" + application + "/" + event.getToken();
  }

  private static Consumer<Throwable> again(int tries, IntConsumer repeat) {
    return failure -> {
      if (tries > 1 && FirstAnswers.isBroken(failure)) {
        repeat.accept(tries - 1);
      } else {
        lost(failure);
      }
    };
  }

  private static void lost(Throwable failure) {
    LOG.warn("an answer to an interaction did not arrive: {}", failure.toString());
  }
}

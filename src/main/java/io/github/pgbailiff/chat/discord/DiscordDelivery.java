package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.chat.discord.DiscordAnswers.Audience;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer to one acknowledged interaction.
 *
 * @param audience as it was acknowledged: that cannot be changed any more
 */
record DiscordDelivery(DiscordRest rest, InteractionHook hook, String token, Audience audience) {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordDelivery.class);

  private static final int MOST_TRIES = 3;
  private static final DiscordMessage PERHAPS =
      DiscordRenderer.words(
          "the connection to Discord broke while it took an answer for you: if you do not see one"
              + " above, ask again");

  // The interaction's token lives for fifteen minutes; an answer that late is of no use.
  private static final Duration USEFUL = Duration.ofSeconds(60);

  /** Makes the answer and brings it; whatever goes wrong, whoever asked hears of it. */
  void bring(Supplier<Reply> work) {
    try {
      bring(work.get());
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

  private void bring(Reply reply) {
    boolean toEverybody = DiscordRenderer.isToEverybody(reply);
    DiscordMessage message = DiscordRenderer.message(reply, toEverybody);
    if (toEverybody == (audience == Audience.EVERYBODY)) {
      replace(message);
    } else {
      moved(message, !toEverybody, MOST_TRIES);
    }
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
    String application = hook.getJDA().getSelfUser().getApplicationId();
    String path = "webhooks/" + application + "/" + token;
    try {
      rest.postOnce(path, FirstAnswers.ephemeral(message.created().toData(), ephemeral).toString());
    } catch (DiscordFailure e) {
      lost(e);
      if (e.isUncertain()) {
        // Private ones may appear twice rather than not at all.
        rest.postOnce(
            path,
            FirstAnswers.ephemeral((ephemeral ? message : PERHAPS).created().toData(), true)
                .toString());
      }
    }
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

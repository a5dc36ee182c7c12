package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.chat.discord.DiscordAnswers.Audience;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.dv8tion.jda.api.interactions.InteractionHook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer to one acknowledged interaction.
 *
 * @param audience as it was acknowledged: that cannot be changed any more
 */
record DiscordDelivery(InteractionHook hook, Audience audience) {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordDelivery.class);

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
      moved(message, !toEverybody);
    }
  }

  private void replace(DiscordMessage message) {
    hook.editOriginal(message.edited())
        .timeout(USEFUL.toSeconds(), TimeUnit.SECONDS)
        .queue(sent -> {}, DiscordDelivery::lost);
  }

  /** In a message of its own; as long as the first one waits, a second would become the first. */
  private void moved(DiscordMessage message, boolean ephemeral) {
    hook.deleteOriginal()
        .timeout(USEFUL.toSeconds(), TimeUnit.SECONDS)
        .queue(
            gone ->
                hook.sendMessage(message.created())
                    .setEphemeral(ephemeral)
                    .timeout(USEFUL.toSeconds(), TimeUnit.SECONDS)
                    .queue(sent -> {}, DiscordDelivery::lost),
            DiscordDelivery::lost);
  }

  private static void lost(Throwable failure) {
    LOG.warn("an answer to an interaction did not arrive: {}", failure.toString());
  }
}

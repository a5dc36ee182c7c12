package io.github.pgbailiff.chat.discord.connection;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * First answers to interactions, sent again where the connection broke. Discord takes only one of
 * each, and says so of the others: a repeated one shows once.
 */
public final class FirstAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(FirstAnswers.class);
  private static final int ALREADY_ACKNOWLEDGED = 40060;
  private static final int EPHEMERAL = 64;

  private final DiscordRest rest;

  public FirstAnswers(DiscordRest rest) {
    this.rest = rest;
  }

  /** The kinds of them. */
  public enum Kind {
    MESSAGE(4),
    DEFERRED_MESSAGE(5),
    DEFERRED_EDIT(6),
    MODAL(9);

    private final int type;

    Kind(int type) {
      this.type = type;
    }
  }

  /** What a message holds besides its text so that only whoever asked sees it. */
  public static DataObject ephemeral(DataObject data, boolean ephemeral) {
    return ephemeral ? data.put("flags", data.getInt("flags", 0) | EPHEMERAL) : data;
  }

  /**
   * Sends it.
   *
   * @param action the same through the library
   * @param data the same as Discord takes it
   * @param late whether its time was over before: then nothing is known of who had it meanwhile
   * @return what later answers go through, once Discord has this one
   */
  public CompletableFuture<InteractionHook> send(
      GenericInteractionCreateEvent event,
      RestAction<?> action,
      Kind kind,
      DataObject data,
      boolean late) {
    // Not the action's own: after a failure the library drops all that goes through it.
    InteractionHook hook = InteractionHook.from(event.getJDA(), event.getToken());
    return action
        .submit()
        .handleAsync(
            (sent, failure) -> {
              if (failure != null && late) {
                throw new CompletionException(failure);
              }
              if (failure != null) {
                again(event, failure, kind, data);
              }
              return hook;
            },
            Thread::startVirtualThread);
  }

  private void again(
      GenericInteractionCreateEvent event, Throwable failure, Kind kind, DataObject data) {
    if (!isBroken(failure)) {
      if (isDone(failure)) {
        return;
      }
      throw new CompletionException(failure);
    }
    LOG.info("interaction {}: the connection broke, the first answer goes again", event.getId());
    DataObject body = DataObject.empty().put("type", kind.type).put("data", data);
    String path = "interactions/%s/%s/callback".formatted(event.getId(), event.getToken());
    try {
      var _ = rest.post(path, body.toString());
    } catch (DiscordFailure e) {
      if (e.code() != ALREADY_ACKNOWLEDGED) {
        throw e;
      }
    }
  }

  /** Whether Discord has one already: ours, that was repeated, as nobody else works on it. */
  private static boolean isDone(Throwable failure) {
    return failure instanceof ErrorResponseException e && e.getErrorCode() == ALREADY_ACKNOWLEDGED;
  }

  /** Whether it is not known what became of a call of the library's. */
  public static boolean isBroken(Throwable failure) {
    return failure instanceof ErrorResponseException e && e.getErrorCode() < 0;
  }
}

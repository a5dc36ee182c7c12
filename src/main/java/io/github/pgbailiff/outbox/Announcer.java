package io.github.pgbailiff.outbox;

import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.reply.Reply;
import java.util.Optional;

/** A platform's way of making something appear in a chat that nobody is waiting for. */
public interface Announcer {

  /** The platform that it serves, as in {@link Place#platform()}. */
  String platform();

  /**
   * Posts a message, or edits the one that it was posted as before.
   *
   * @param message the platform's id of the message to edit; empty: post it
   * @return the platform's id of the message
   * @throws DeliveryException when it did not appear
   */
  String deliver(Place place, Reply reply, Optional<String> message);

  /**
   * The same for something that another process may have posted when it died: where the platform
   * can tell, it is not posted again.
   */
  default String deliver(Place place, Reply reply, Optional<String> message, Attempt attempt) {
    return deliver(place, reply, message);
  }

  /**
   * The address of a message that it has delivered, for a mention as in {@link Reply.Card}; empty
   * where there is none, or none at the moment.
   */
  default Optional<String> link(String channel, String message) {
    return Optional.empty();
  }

  /**
   * One of perhaps several attempts at the same post.
   *
   * @param key the same for each of them, and for nothing else
   * @param again whether there was one of which nobody knows how it ended
   */
  record Attempt(String key, boolean again) {
    /**
     * One at a post in the place of a message that is gone; who else noticed may have posted it.
     */
    public Attempt insteadOf(String gone) {
      return new Attempt(key + " instead of " + gone, true);
    }
  }

  /** A failure of an announcement to appear. */
  final class DeliveryException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final boolean worthTryingAgain;

    public DeliveryException(String message, boolean worthTryingAgain) {
      super(message);
      this.worthTryingAgain = worthTryingAgain;
    }

    /** False when the place is gone or forbidden. */
    public boolean worthTryingAgain() {
      return worthTryingAgain;
    }
  }
}

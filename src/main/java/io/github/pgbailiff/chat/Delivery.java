package io.github.pgbailiff.chat;

import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.reply.Reply;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Something that a chat has delivered and that was acknowledged, with the ways back. */
public interface Delivery {
  /** The same each time that the platform delivers it; empty where nothing comes twice. */
  Optional<String> id();

  /** The account that it came from, as far as the delivery itself tells. */
  Actor actor();

  Arrival arrival();

  /** The reply that somebody gets who is let in; else why they are not. */
  Reply admitted(Function<Visitor, Reply> reply);

  /** Whether there is a way back; nothing is done where nobody could hear of it. */
  default boolean isAnswerable() {
    return true;
  }

  /**
   * Brings the answer. It never throws: there is nobody left to tell.
   *
   * @param inPlace it takes the place of the message that was pressed, where only they see that
   */
  void answer(Reply reply, boolean inPlace);

  /** Says that the time in which the answer could be pressed on is over, in its place if it can. */
  default void lapsed(Reply reply) {
    answer(reply, false);
  }

  /** Lets it be seen that a decision counts, where the card that it was made on says what came. */
  default void decided(Reply reply) {
    answer(reply, true);
  }

  /**
   * Opens a question, or says why it cannot be asked.
   *
   * @param question makes it or a refusal, and does not throw; empty when somebody else is at it
   */
  void ask(Supplier<Optional<Reply>> question);
}

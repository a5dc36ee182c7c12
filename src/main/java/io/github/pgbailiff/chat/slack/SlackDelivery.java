package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.chat.slack.message.SlackOrigin;
import io.github.pgbailiff.reply.Press;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that somebody did in Slack, as it arrived.
 *
 * @param id what Slack gives the same delivery each time
 * @param trigger opens one modal, within three seconds
 */
record SlackDelivery(String id, SlackOrigin origin, Optional<String> trigger, What what) {

  /** What was done. */
  sealed interface What {
    /** A command, without the mention or slash before it. */
    record Typed(String text) implements What {}

    /**
     * A button.
     *
     * @param chosen what is selected in the menu of the same message
     */
    record Pressed(Press press, List<String> chosen) implements What {
      public Pressed {
        chosen = List.copyOf(chosen);
      }
    }

    /** A question, filled in. */
    record Submitted(Press press, Map<String, String> answers) implements What {
      public Submitted {
        answers = Map.copyOf(answers);
      }
    }

    /** Something that cannot be acted on, with what to say of it. */
    record Useless(String why) implements What {}

    /** Something that is not theirs to do. */
    record NotTheirs(String why) implements What {}
  }
}

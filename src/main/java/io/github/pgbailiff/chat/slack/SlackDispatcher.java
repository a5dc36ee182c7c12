package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.chat.Dispatcher;
import io.github.pgbailiff.chat.Workers;
import io.github.pgbailiff.chat.slack.message.FormView;
import io.github.pgbailiff.chat.slack.message.SlackOrigin;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import java.util.Optional;

/**
 * The desk at which Slack's payloads are taken in.
 *
 * @param refusals say that there is no room for more work
 */
record SlackDispatcher(
    Dispatcher dispatcher,
    SlackAdmission admission,
    SlackAnswers answers,
    SlackQuestions questions,
    SlackHome home,
    SlackForms forms,
    SlackWelcome welcome,
    Workers refusals) {
  /** Starts the work; else why not, as when there is too much under way. It never blocks. */
  Optional<String> objection(SlackPayload payload) {
    return dispatcher.start(new SlackDelivery(payload, this));
  }

  /** Shows somebody their Home tab. */
  void show(String id, SlackOrigin origin) {
    Optional<String> _ = dispatcher.start(origin.actor(), id, () -> home.show(origin));
  }

  /** Opens a form in front of somebody. */
  void open(String trigger, SlackOrigin origin, FormView.Kind kind) {
    Optional<String> _ =
        dispatcher.start(origin.actor(), trigger, () -> forms.open(origin, kind, trigger));
  }

  /** Another cluster was chosen in a form. */
  void choose(String trigger, SlackOrigin origin, SlackForm form, String cluster) {
    Optional<String> _ =
        dispatcher.start(origin.actor(), trigger, () -> forms.choose(origin, form, cluster));
  }

  /** The bot has come into a channel. */
  void joined(String id, SlackOrigin bot) {
    Optional<String> _ =
        dispatcher.start(bot.actor(), id, () -> welcome.say(bot.place().channel()));
  }

  /** Hears when a delivery came that is acknowledged now. */
  void acknowledged(long start) {
    dispatcher.acknowledged(SlackOrigin.PLATFORM, start);
  }

  /** Tells whoever it came from that it was not taken. */
  void refuse(SlackPayload payload, String why) {
    var busy = Reply.Refusal.of("busy", why, ExitCode.UNREACHABLE);
    boolean _ = refusals.start(() -> answers.answer(payload.origin(), busy, false));
  }
}

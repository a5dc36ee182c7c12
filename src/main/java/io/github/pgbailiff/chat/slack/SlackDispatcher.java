package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.chat.Dispatcher;
import io.github.pgbailiff.chat.Workers;
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
    Workers refusals) {
  /** Starts the work; else why not, as when there is too much under way. It never blocks. */
  Optional<String> objection(SlackPayload payload) {
    return dispatcher.start(new SlackDelivery(payload, admission, answers, questions));
  }

  /** Tells whoever it came from that it was not taken. */
  void refuse(SlackPayload payload, String why) {
    var busy = Reply.Refusal.of("busy", why, ExitCode.UNREACHABLE);
    boolean _ = refusals.start(() -> answers.answer(payload.origin(), busy, false));
  }
}

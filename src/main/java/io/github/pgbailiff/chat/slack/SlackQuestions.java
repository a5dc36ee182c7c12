package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.chat.PressedMessage;
import io.github.pgbailiff.chat.slack.api.SlackApi;
import io.github.pgbailiff.chat.slack.api.SlackFailure;
import io.github.pgbailiff.chat.slack.message.SlackModals;
import io.github.pgbailiff.chat.slack.message.SlackOrigin;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** The modals, opened while their triggers live. */
final class SlackQuestions {
  private static final Logger LOG = LoggerFactory.getLogger(SlackQuestions.class);

  // A trigger lives three seconds; opening may take half of them.
  private static final Duration PATIENCE = Duration.ofMillis(800);

  private final SlackApi api;
  private final SlackAnswers answers;

  SlackQuestions(SlackApi api, SlackAnswers answers) {
    this.api = api;
    this.answers = answers;
  }

  /**
   * Opens what a press asks for. Where that takes its time a modal is opened at once and filled in
   * later.
   *
   * @param made the question or a refusal; empty when the same press was delivered before. It does
   *     not throw
   */
  void open(SlackPayload delivery, Supplier<Optional<Reply>> made) {
    var reply = CompletableFuture.supplyAsync(made, Thread::startVirtualThread);
    try {
      reply
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .ifPresent(ready -> openOrSay(delivery, ready));
    } catch (TimeoutException e) {
      openAndFill(delivery, reply);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Opens a question that somebody typed a command for; false when that is not possible here. */
  boolean open(SlackPayload delivery, Reply.Question question) {
    if (delivery.trigger().isEmpty()) {
      return false;
    }
    try {
      var _ = open(delivery.trigger().get(), view(question, delivery.origin()));
      return true;
    } catch (SlackFailure e) {
      LOG.info("no modal for {}: {}", delivery.origin().actor().identity(), e.getMessage());
      return false;
    }
  }

  private void openOrSay(SlackPayload delivery, Reply reply) {
    try {
      var _ = open(delivery.trigger().orElse(""), view(reply, delivery.origin()));
    } catch (SlackFailure e) {
      notOpened(delivery, e);
    }
  }

  private void openAndFill(SlackPayload delivery, CompletableFuture<Optional<Reply>> reply) {
    try {
      Optional<String> id = open(delivery.trigger().orElse(""), SlackModals.words("One moment…"));
      reply.join().ifPresent(ready -> fill(id, delivery.origin(), ready));
    } catch (SlackFailure e) {
      notOpened(delivery, e);
    }
  }

  private void notOpened(SlackPayload delivery, SlackFailure e) {
    LOG.info("no modal for {}: {}", delivery.origin().actor().identity(), e.getMessage());
    String message = "the question did not open in time; nothing was done, press the button again";
    answers.answer(
        delivery.origin(), Reply.Refusal.of("unreachable", message, ExitCode.UNREACHABLE), false);
  }

  private static ObjectNode view(Reply reply, SlackOrigin origin) {
    return switch (reply) {
      case Reply.Question question -> SlackModals.question(question, origin);
      case Reply.Refusal refusal -> SlackModals.words("⛔ " + refusal.message());
      default -> SlackModals.words("⛔ this asks for nothing");
    };
  }

  /** The modal's id; empty where it is open already, and its id is not known. */
  private Optional<String> open(String trigger, ObjectNode view) {
    try {
      var answer =
          api.askQuickly(
              "views.open",
              m -> m.viewsOpen(r -> r.triggerId(trigger).viewAsString(view.toString())));
      return Optional.of(answer.getView().getId());
    } catch (SlackFailure e) {
      // The same press, delivered twice, or a call that was taken before its connection broke.
      if (e.error().equals("exchanged_trigger_id")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void fill(Optional<String> id, SlackOrigin origin, Reply ready) {
    if (id.isEmpty()) {
      Reply said =
          ready instanceof Reply.Question question ? PressedMessage.toAsk(question) : ready;
      answers.answer(origin, said, false);
      return;
    }
    ObjectNode view = view(ready, origin);
    var _ =
        api.ask(
            "views.update",
            m -> m.viewsUpdate(r -> r.viewId(id.get()).viewAsString(view.toString())));
  }
}

package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.chat.RecordingHandler;
import io.github.pgbailiff.command.text.Suggestion;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.invocation.Invocation.Input;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Overview;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.replies.Replies;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** Keeps what arrives, and answers what it is told to. */
final class RecordingDiscordHandler extends RecordingHandler {
  final List<Invocation> handled = new CopyOnWriteArrayList<>();
  final List<String> completed = new CopyOnWriteArrayList<>();
  volatile Function<Invocation, Reply> reply = i -> Replies.named("sessions");
  volatile Function<Press, Reply> question =
      press ->
          new Reply.Question(
              "Deny " + press.id(),
              "terminate 8 sessions on prod-eu",
              List.of(new Reply.Input("reason", "Reason", true, true)),
              "Deny",
              press);
  volatile Function<String, List<Suggestion>> completion = line -> List.of();

  @Override
  public Reply handle(Invocation invocation) {
    handled.add(invocation);
    return reply.apply(invocation);
  }

  @Override
  public Reply question(Invocation invocation, Press press) {
    return question.apply(press);
  }

  @Override
  public List<Suggestion> complete(Invocation invocation, String line) {
    completed.add(line);
    return completion.apply(line);
  }

  /** Answers when the gate is open, and no sooner. */
  void waitsFor(CountDownLatch gate) {
    reply =
        _ -> {
          try {
            gate.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Replies.named("sessions");
        };
  }

  Invocation only() {
    if (handled.size() != 1) {
      throw new AssertionError(handled.size() + " invocations: " + handled);
    }
    return handled.getFirst();
  }

  /** The text of the only command. */
  String line() {
    return ((Input.Text) only().input()).text();
  }

  static Reply said(String words) {
    return Reply.Refusal.of("said", words, ExitCode.DONE);
  }

  @Override
  public Overview overview(Invocation invocation) {
    return Overview.saying("");
  }
}

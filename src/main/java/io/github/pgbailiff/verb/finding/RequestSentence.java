package io.github.pgbailiff.verb.finding;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.command.Counts;
import io.github.pgbailiff.reply.Phrases;
import io.github.pgbailiff.reply.Sentence;
import io.github.pgbailiff.reply.SessionPhrases;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.ApprovalTally;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.Transition;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** One sentence about a request: who asked, why, who decides or decided, and what came of it. */
public final class RequestSentence {
  private static final int NAMED = 3;

  private RequestSentence() {}

  /**
   * {@code R-2: ann asked 04:53 (checkout is down, INC-742), bob approved 04:54, 23036 ended}.
   *
   * @param outcome the end of the sentence
   */
  public static List<Value> of(Request request, String outcome, Instant now) {
    Sentence sentence =
        Sentence.at(now)
            .say("%s: %s asked ".formatted(request.id(), request.requester().name()))
            .say(request.history().getFirst().at())
            .say(request.reason().map(it -> " (" + it + ")").orElse(""));
    for (Transition decision : request.history()) {
      if (decision.kind() == Transition.Kind.APPROVED) {
        sentence
            .say(", %s approved ".formatted(decision.by().map(Identity::name).orElse("somebody")))
            .say(decision.at());
      }
    }
    return sentence
        .say(request.brokeGlass() ? ", without approvals (break-glass), " : ", ")
        .say(outcome)
        .values();
  }

  /**
   * {@code R-7: ann asks to terminate 1 session on prod-eu (vic · psql 23036): checkout is down; 1
   * of 2 approvals, dba may decide (bob, dan); closes 03:27, in 14 min}.
   *
   * @param deciders who may decide, in words
   */
  public static List<Value> open(Request request, String deciders, Instant now) {
    Sentence sentence =
        Sentence.at(now)
            .say("%s: %s asks to ".formatted(request.id(), request.requester().name()))
            .say(
                request.change().parts().stream()
                    .filter(it -> !it.steps().isEmpty())
                    .map(RequestSentence::words)
                    .collect(Collectors.joining("; ")))
            .say(request.reason().map(it -> ": " + it).orElse(""));
    return request.state() == RequestState.PENDING
        ? pending(request, deciders, sentence)
        : sentence.say("; it is " + request.state().word()).values();
  }

  private static List<Value> pending(Request request, String deciders, Sentence sentence) {
    ApprovalTally tally = request.tally();
    String waits =
        request.awaitsConfirmation()
            ? "; it waits for your confirmation"
            : "; %d of %d approvals, %s".formatted(tally.have(), tally.need(), deciders);
    return sentence
        .say(waits + "; closes ")
        .say(request.expiresAt())
        .say(", " + sentence.in(request.expiresAt()))
        .values();
  }

  private static String words(Part part) {
    String steps =
        part.steps().stream().map(RequestSentence::words).collect(Collectors.joining(" and "));
    return "%s on %s%s".formatted(steps, part.cluster(), targets(part.targets()));
  }

  private static String words(Step step) {
    return switch (step) {
      case Step.Signal signal ->
          (signal.kind() == Step.Kind.CANCEL ? "cancel the query of " : "terminate ")
              + Phrases.count(signal.targets().size(), "session");
      case Step.Block block ->
          block.standing().map(it -> "move the end of " + it.block() + " on ").orElse("shut ")
              + BlockTargetName.of(block.target()).words();
      case Step.Unblock open -> "open " + BlockTargetName.of(open.target()).words();
      case Step.Drain _ -> "wait until nobody is left inside";
    };
  }

  private static String targets(List<Target> targets) {
    if (targets.isEmpty()) {
      return "";
    }
    return " (" + Counts.named(targets.stream().map(RequestSentence::name).toList(), NAMED) + ")";
  }

  private static String name(Target target) {
    return SessionPhrases.who(
        target.pid(), SessionPhrases.names(target.user(), target.application()));
  }
}

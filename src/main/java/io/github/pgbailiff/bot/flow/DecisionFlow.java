package io.github.pgbailiff.bot.flow;

import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.card.RequestSummary;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Press.Action;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.TransitionResult;
import io.github.pgbailiff.request.gate.Act;
import io.github.pgbailiff.request.gate.Judged;
import io.github.pgbailiff.request.gate.Judgement;
import io.github.pgbailiff.request.gate.RequestRights;
import io.github.pgbailiff.request.gate.SeenRequest;
import io.github.pgbailiff.verb.plan.Decision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** The way of every decision on a request, typed, pressed or submitted. */
public final class DecisionFlow {
  /** Whatever is asked for, before it is answered. */
  private static final Map<String, String> UNANSWERED = Map.of("reason", "not said yet");

  private final OpenStore records;
  private final RequestRights rights;
  private final Denials denials;
  private final RequestProgress answers;
  private final OtherWays others;
  private final Supplier<Optional<String>> objection;

  /**
   * @param authorizer says who else may
   * @param objection why nobody may decide on requests of others here
   */
  public DecisionFlow(
      OpenStore records,
      RequestRights rights,
      Denials denials,
      RequestProgress answers,
      Authorizer authorizer,
      Supplier<Optional<String>> objection) {
    this.records = records;
    this.rights = rights;
    this.denials = denials;
    this.answers = answers;
    this.others = new OtherWays(records, authorizer);
    this.objection = objection;
  }

  /** The answer of the request to somebody; whoever may not see it does not learn of it. */
  public Reply on(Speaker by, String id, Function<SeenRequest, Reply> then) {
    try (var _ = MDC.putCloseable("request", id)) {
      return rights
          .find(records.requests(), id, by)
          .map(then)
          .orElseGet(() -> denials.ofUnseen(by, id));
    }
  }

  /** What is typed without what it takes asks for it, as the button does. */
  Reply typed(SeenRequest seen, Decision decision) {
    return switch (decision) {
      case Decision.Approve(Optional<String> cluster) ->
          cluster.map(name -> approve(seen, name)).orElseGet(() -> question(seen, Action.APPROVE));
      case Decision.Deny(Optional<String> reason) ->
          reason
              .map(why -> act(seen, new Act.Deny(why)))
              .orElseGet(() -> question(seen, Action.DENY));
      case Decision.Withdraw() -> act(seen, new Act.Withdraw());
    };
  }

  private Reply approve(SeenRequest seen, String cluster) {
    List<String> clusters = seen.shown().change().clusters();
    return clusters.contains(cluster)
        ? act(seen, new Act.Approve())
        : denials.about(
            seen,
            "what was typed is not the name of its cluster",
            Refusals.usage(
                "approve: \"%s\" is not what %s changes; %s would be right"
                    .formatted(cluster, seen.shown().id(), String.join(" or ", clusters))));
  }

  private Reply question(SeenRequest seen, Action action) {
    Request request = seen.shown();
    return question(seen, new Press(action, request.id(), request.version()));
  }

  /** What has to be answered first; no question for somebody who has no right to the answer. */
  public Reply question(SeenRequest seen, Press press) {
    if (seen.shown().state().isTerminal()) {
      return Refusals.about(seen.shown(), RequestSummary.title(seen.shown()));
    }
    Optional<Act> act = RequestPress.act(press.action(), UNANSWERED, seen.shown().reason());
    return act.flatMap(it -> beyond(seen, it))
        .<Reply>map(why -> denials.of(seen, why))
        .or(() -> act.flatMap(it -> refused(seen, it)))
        .orElseGet(() -> RequestPress.question(seen, press));
  }

  /** Whoever cannot decide hears so at once, and not after they have filled something in. */
  private Optional<Reply> refused(SeenRequest seen, Act act) {
    boolean judges = act instanceof Act.Approve || act instanceof Act.Deny;
    return judges && seen.judge(act) instanceof Judgement.Within(Judged judged)
        ? records
            .requests()
            .objection(judged)
            .map(why -> others.after(why, seen, act))
            .map(why -> denials.about(seen, Refusals.about(seen.shown(), why)))
        : Optional.empty();
  }

  /** Does it, where that is within the rights of whoever sees the request. */
  public Reply act(SeenRequest seen, Act act) {
    Optional<String> untrusted = untrusted(act);
    if (untrusted.isPresent()) {
      return denials.of(seen, untrusted.get());
    }
    return switch (judge(seen, act)) {
      case Judgement.Beyond(String why) -> denials.of(seen, others.after(why, seen, act));
      case Judgement.Within(Judged judged) -> answer(seen, act, records.requests().decide(judged));
    };
  }

  private Optional<String> beyond(SeenRequest seen, Act act) {
    return untrusted(act)
        .or(() ->
            judge(seen, act) instanceof Judgement.Beyond(String why)
                ? Optional.of(others.after(why, seen, act))
                : Optional.empty());
  }

  /** What nobody could approve is not sent, whichever card or list the button is from. */
  private Judgement judge(SeenRequest seen, Act act) {
    Judgement judgement = seen.judge(act);
    return act instanceof Act.Confirm && judgement instanceof Judgement.Within
        ? answers
            .shortage(seen.shown(), seen.by().asker())
            .<Judgement>map(why -> new Judgement.Beyond(seen.shown().id() + ": " + why.words()))
            .orElse(judgement)
        : judgement;
  }

  /** Why this process may not do it to requests of others. */
  private Optional<String> untrusted(Act act) {
    return act instanceof Act.Approve || act instanceof Act.Deny
        ? objection.get()
        : Optional.empty();
  }

  private Reply answer(SeenRequest seen, Act act, TransitionResult decided) {
    if (decided instanceof TransitionResult.Rejected(String why, Request request)) {
      return denials.about(seen, Refusals.about(request, others.after(why, seen, act)));
    }
    Reply reply = answers.decided(seen.by(), decided);
    return switch (act) {
      case Act.Deny _, Act.Withdraw _, Act.Dismiss _ -> ended(reply);
      case Act.Approve _, Act.Confirm _, Act.BreakGlass _ -> reply;
    };
  }

  /** Whoever wanted the request to end has what they asked for. */
  private static Reply ended(Reply reply) {
    return switch (reply) {
      case Reply.Report report -> report.ending(ExitCode.DONE);
      case Reply.Card card -> card.telling(card.report().ending(ExitCode.DONE));
      case Reply.Refusal _, Reply.Question _, Reply.Presented _, Reply.Attachment _ -> reply;
    };
  }
}

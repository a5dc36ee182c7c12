package io.github.pgbailiff.executor;

import io.github.pgbailiff.approval.Decided;
import io.github.pgbailiff.approval.Request;
import io.github.pgbailiff.approval.Requests;
import io.github.pgbailiff.approval.Speaker;
import io.github.pgbailiff.authorization.Asker;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Press.Action;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.verb.Decision;
import java.util.List;
import java.util.Optional;

/** Decisions on requests, typed or pressed. */
final class Deciding {
  private final Records records;
  private final Journal journal;
  private final RequestAnswers answers;
  private final Optional<String> objection;

  /**
   * @param objection why nobody may decide on requests of others here
   */
  Deciding(Records records, Journal journal, RequestAnswers answers, Optional<String> objection) {
    this.records = records;
    this.journal = journal;
    this.answers = answers;
    this.objection = objection;
  }

  /** What is typed without what it takes asks for it, as the button does. */
  Reply typed(Invocation invocation, Asker asker, String id, Decision decision) {
    Optional<Request> request = records.requests().find(id);
    if (request.isEmpty()) {
      return Refusals.usage("request: there is no " + id + "; see requests");
    }
    return switch (decision) {
      case Decision.Approve(Optional<String> cluster) ->
          cluster
              .map(name -> approve(invocation, asker, request.get(), name))
              .orElseGet(() -> Questions.of(request.get(), press(Action.APPROVE, request.get())));
      case Decision.Deny(Optional<String> reason) ->
          reason
              .map(why -> deny(invocation, asker, id, why))
              .orElseGet(() -> Questions.of(request.get(), press(Action.DENY, request.get())));
      case Decision.Withdraw() -> withdraw(invocation, asker, id);
    };
  }

  private static Press press(Action action, Request request) {
    return new Press(action, request.id(), request.version());
  }

  private Reply approve(Invocation invocation, Asker asker, Request request, String cluster) {
    List<String> clusters = request.change().clusters();
    return clusters.contains(cluster)
        ? approve(invocation, asker, request.id())
        : Refusals.usage(
            "approve: \"%s\" is not what %s changes; %s would be right"
                .formatted(cluster, request.id(), String.join(" or ", clusters)));
  }

  Reply approve(Invocation invocation, Asker asker, String id) {
    return objected(invocation, asker, id)
        .orElseGet(() ->
            answer(invocation, asker, id, requests().approve(id, speaker(invocation, asker))));
  }

  Reply deny(Invocation invocation, Asker asker, String id, String reason) {
    return objected(invocation, asker, id)
        .orElseGet(() ->
            ended(invocation, asker, id, requests().deny(id, speaker(invocation, asker), reason)));
  }

  private Optional<Reply> objected(Invocation invocation, Asker asker, String id) {
    objection.ifPresent(why -> journal.denied(invocation, asker, id, why));
    return objection.map(Refusals::denied);
  }

  Reply withdraw(Invocation invocation, Asker asker, String id) {
    return ended(invocation, asker, id, requests().withdraw(id, speaker(invocation, asker)));
  }

  Reply confirm(Invocation invocation, Asker asker, String id, Optional<String> reason) {
    return answer(
        invocation, asker, id, requests().confirm(id, speaker(invocation, asker), reason));
  }

  Reply breakGlass(Invocation invocation, Asker asker, String id, String cluster, String reason) {
    return answer(
        invocation,
        asker,
        id,
        requests().breakGlass(id, speaker(invocation, asker), cluster.strip(), reason));
  }

  /** Whoever wanted the request to end has what they asked for. */
  private Reply ended(Invocation invocation, Asker asker, String id, Decided decided) {
    Reply reply = answer(invocation, asker, id, decided);
    return switch (reply) {
      case Reply.Report report -> report.ending(ExitCode.DONE);
      case Reply.Card card -> card.telling(card.report().ending(ExitCode.DONE));
      case Reply.Refusal _, Reply.Question _, Reply.Presented _, Reply.Attachment _ -> reply;
    };
  }

  private Reply answer(Invocation invocation, Asker asker, String id, Decided decided) {
    if (decided instanceof Decided.Rejected(String why, _)) {
      journal.denied(invocation, asker, id, why);
    }
    return answers.decided(invocation, asker, decided);
  }

  private Requests requests() {
    return records.requests();
  }

  private static Speaker speaker(Invocation invocation, Asker asker) {
    return new Speaker(asker, invocation.place());
  }
}

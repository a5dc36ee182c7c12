package io.github.pgbailiff.bot.flow;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.card.BlockSqlPreview;
import io.github.pgbailiff.card.Onlookers;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.card.RequestButtons;
import io.github.pgbailiff.card.RequestCard;
import io.github.pgbailiff.card.RequestSummary;
import io.github.pgbailiff.execution.Handover;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.TransitionResult;
import io.github.pgbailiff.request.gate.Approvers;
import io.github.pgbailiff.request.gate.Shortage;
import io.github.pgbailiff.rules.Rules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The progress of requests: each goes as far as it can now, and whoever made that possible is told.
 */
public final class RequestProgress {
  private final OpenStore records;
  private final Rules rules;
  private final Approvers approvers;
  private final Handover handover;
  private final BlockSqlPreview preview;

  public RequestProgress(
      OpenStore records,
      Rules rules,
      Approvers approvers,
      Handover handover,
      BlockSqlPreview preview) {
    this.records = records;
    this.rules = rules;
    this.approvers = approvers;
    this.handover = handover;
    this.preview = preview;
  }

  /** What came of an attempt. */
  Reply decided(Speaker by, TransitionResult decided) {
    return switch (decided) {
      case TransitionResult.Accepted(Request request) -> proceed(by, request, List.of());
      case TransitionResult.Rejected(String why, Request request) -> Refusals.about(request, why);
      case TransitionResult.Unknown(String why) -> Refusals.usage(why);
    };
  }

  /**
   * Carries the request out when it is approved.
   *
   * @param notes what the asker should know besides
   */
  Reply proceed(Speaker by, Request request, List<String> notes) {
    return proceed(by, request, notes, Optional.empty());
  }

  /**
   * As {@link #proceed(Speaker, Request, List)}.
   *
   * @param earlier a request that asks for the same already
   */
  Reply proceed(Speaker by, Request request, List<String> notes, Optional<Request> earlier) {
    Request now = request.state() == RequestState.APPROVED ? handover.carryOut(request) : request;
    if (now.awaitsConfirmation()) {
      Reply.Card card = confirmation(now, by.asker(), earlier);
      return with(card, new Section(List.of(), List.of(), notes));
    }
    return isAnnounced(by) ? inShort(now, notes) : inFull(now, notes);
  }

  /** Only the requester sees it. */
  private Reply.Card confirmation(Request request, Asker asker, Optional<Request> earlier) {
    Reply.Card card =
        new RequestCard(request, RequestCard.FEW, Onlookers.UNKNOWN, records.clock().instant())
            .with(RequestButtons.toConfirm(request, rules.mayBreakGlass(asker), earlier));
    Reply.Card told = earlier.map(it -> RequestButtons.second(card, it)).orElse(card);
    return shortage(request, asker)
        .map(it -> RequestButtons.unapproved(told, it.beside(asker)))
        .orElse(told);
  }

  /** Why nobody could approve it, if its requester sent it. */
  Optional<Shortage> shortage(Request request, Asker requester) {
    return request.awaitsConfirmation()
        ? approvers.shortage(request.requirements(), request.change(), requester)
        : Optional.empty();
  }

  /** Where the card appears for everybody, the answer is a line. */
  private boolean isAnnounced(Speaker by) {
    return records.audience().announcing().contains(by.place().platform());
  }

  private static Reply inShort(Request request, List<String> notes) {
    List<Field> facts =
        List.of(
            Field.data("verb", Value.text(request.change().verb())),
            Field.data("request", Value.text(request.id())),
            Field.data("state", Value.text(request.state().word())),
            Field.people("", Value.text(RequestSummary.title(request))));
    return new Reply.Report(facts, "", List.of(), notes, RequestSummary.exit(request))
        .about(request.id());
  }

  /** The whole card, for a program or for whoever has no other place to see it. */
  public Reply inFull(Request request, List<String> notes) {
    Reply.Card card = RequestCard.whole(request, records.clock().instant()).with(List.of());
    return with(card, new Section(List.of(), preview.of(request), notes));
  }

  private static Reply with(Reply.Card card, Section more) {
    if (more.bodies().isEmpty() && more.notes().isEmpty()) {
      return card;
    }
    return card.telling(
        card.report()
            .with(Stream.concat(card.report().sections().stream(), Stream.of(more)).toList()));
  }
}

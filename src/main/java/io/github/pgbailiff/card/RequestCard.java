package io.github.pgbailiff.card;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Tone;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.ApprovalTally;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.rules.Requirements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request as a card. It holds neither query texts nor addresses of clients, so everybody may read
 * it.
 *
 * @param most how many targets are shown; the others are behind a button
 */
public record RequestCard(Request request, int most) {
  /** On cards that many people read. */
  public static final int FEW = 5;

  /** The card with buttons. */
  public Reply.Card with(List<Button> buttons) {
    return new Reply.Card(RequestSummary.title(request), tone(), report(), buttons, mentions());
  }

  public Reply.Report report() {
    var section = new Section(List.of(), bodies(), notes());
    return new Reply.Report(facts(), "", List.of(section), List.of(), RequestSummary.exit(request))
        .about(request.id());
  }

  private Tone tone() {
    return switch (request.state()) {
      case PENDING -> Tone.WAITING;
      case APPROVED, EXECUTING -> Tone.NEUTRAL;
      case FINISHED -> isMissed() ? Tone.BAD : Tone.GOOD;
      case DENIED, EXPIRED, REFUSED, INTERRUPTED -> Tone.BAD;
      case WITHDRAWN -> Tone.NEUTRAL;
    };
  }

  /** Whether something that was meant is not done. */
  private boolean isMissed() {
    return request.results().stream().anyMatch(PartResult::left)
        || !request.change().absent().isEmpty();
  }

  private List<String> mentions() {
    return request.confirmed() ? List.of(request.requester().actor().identity()) : List.of();
  }

  private List<Field> facts() {
    List<Field> facts = new ArrayList<>();
    facts.add(Field.data("verb", Value.text(request.change().verb())));
    facts.add(Field.data("request", Value.text(request.id())));
    facts.add(
        Field.data(
            "state",
            Value.text(request.awaitsConfirmation() ? "unconfirmed" : request.state().word())));
    facts.add(Field.people("command", Value.text(request.change().command())));
    facts.add(Field.people("requested by", Value.text(requester())));
    message().ifPresent(it -> facts.add(Field.data("message", Value.text(it))));
    request.reason().ifPresent(it -> facts.add(Field.of("reason", "reason", Value.text(it))));
    return facts;
  }

  /** Why it was not carried out, or not to its end, for programs. */
  private Optional<String> message() {
    if (request.state().isTerminal() && request.state() != RequestState.FINISHED) {
      return Optional.of(RequestSummary.title(request));
    }
    String problems = problems().collect(Collectors.joining("; "));
    return Optional.of(problems).filter(it -> !it.isEmpty());
  }

  private Stream<String> problems() {
    return request.results().stream()
        .flatMap(result -> result.problem().map(why -> result.cluster() + ": " + why).stream());
  }

  /** Platforms call channels by ids that say nothing to people; they show them as mentions. */
  private String requester() {
    String name = request.requester().name();
    return request
        .place()
        .host()
        .map(host -> name + " on " + host)
        .orElseGet(() -> name + " on " + request.place().platform());
  }

  private List<Body> bodies() {
    List<Body> bodies = new ArrayList<>();
    bodies.add(new Body.Details("", details(), List.of()));
    BlockBody.of(request).ifPresent(bodies::add);
    bodies.add(TargetTable.of(request, most));
    AbsentClusters.of(request.change()).ifPresent(bodies::add);
    ApprovalTally tally = request.tally();
    if (tally.need() > 0) {
      bodies.add(approvals(tally));
    }
    return bodies;
  }

  private List<Field> details() {
    List<Field> details = new ArrayList<>();
    impact().forEach(it -> details.add(Field.people("impact", Value.text(it))));
    takes().ifPresent(it -> details.add(Field.people("takes", Value.text(it))));
    List<String> approvers = request.approvers().stream().map(Identity::name).toList();
    if (!approvers.isEmpty()) {
      details.add(Field.people("approved by", Value.texts(approvers)));
    }
    if (request.brokeGlass()) {
      details.add(
          Field.people("break-glass", Value.text("without the approvals that the rules ask for")));
    }
    if (request.state() == RequestState.PENDING) {
      details.add(
          Field.of("expires_at", "expires", Value.moment(Optional.of(request.expiresAt()))));
    }
    if (request.state().isTerminal()) {
      request
          .last()
          .event()
          .ifPresent(seq -> details.add(Field.of("event", "on record as", Value.whole(seq))));
    }
    return details;
  }

  private Stream<String> impact() {
    return request.state().isTerminal()
        ? Stream.empty()
        : request.change().parts().stream().flatMap(this::impact);
  }

  private Stream<String> impact(Part part) {
    boolean several = request.change().parts().size() > 1;
    return part.impact().stream().map(it -> several ? part.cluster() + ": " + it : it);
  }

  private Optional<String> takes() {
    return request.state().isTerminal()
        ? Optional.empty()
        : Optional.of(RequirementWords.of(request.requirements(), request.tally()));
  }

  private static Body approvals(ApprovalTally tally) {
    return Body.Table.of(
        "approvals",
        List.of(data("need"), data("have"), data("from")),
        tally.counts().stream().map(RequestCard::approval).toList());
  }

  private static List<Value> approval(ApprovalTally.Count count) {
    Requirements.Approvals asked = count.asked();
    return List.of(Value.whole(asked.need()), Value.whole(count.have()), Value.texts(asked.from()));
  }

  private static Column data(String name) {
    return Column.of(name, name, Audience.DATA);
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(AbsentClusters.notes(request.change()));
    for (PartResult result : request.results()) {
      result.problem().ifPresent(why -> notes.add(result.cluster() + ": " + why));
      result.notes().forEach(note -> notes.add(result.cluster() + ": " + note));
    }
    return notes;
  }
}

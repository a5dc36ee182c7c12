package io.github.pgbailiff.card;

import static io.github.pgbailiff.card.OutcomeWords.isReached;

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
import java.time.Instant;
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
 * @param now when it is shown
 * @param blocks what it has shut
 */
public record RequestCard(
    Request request, int most, Onlookers onlookers, Instant now, BlocksNow blocks) {
  /** On cards that many people read. */
  public static final int FEW = 5;

  /** One that has shut nothing. */
  public RequestCard(Request request, int most, Onlookers onlookers, Instant now) {
    this(request, most, onlookers, now, BlocksNow.UNKNOWN);
  }

  /** All of a request, for its requester or for a program. */
  public static RequestCard whole(Request request, Instant now) {
    return new RequestCard(request, Integer.MAX_VALUE, Onlookers.UNKNOWN, now);
  }

  /** The card with buttons. */
  public Reply.Card with(List<Button> buttons) {
    return new Reply.Card(title(), tone(), report(), buttons, mentions());
  }

  public Reply.Report report() {
    var section = new Section(List.of(), bodies(), notes());
    return new Reply.Report(facts(), "", List.of(section), List.of(), RequestSummary.exit(request))
        .about(request.id());
  }

  private String title() {
    if (request.brokeGlass()) {
      return BreakGlassWords.title(request);
    }
    if (blocks.openSince().isPresent()) {
      return "%s: %s is open again".formatted(request.id(), BlockBody.names(request));
    }
    boolean asks = request.state() == RequestState.PENDING && request.confirmed();
    return asks
        ? "%s asks: %s%s"
            .formatted(request.requester().name(), ChangeWords.of(request.change()), meanwhile())
        : RequestSummary.title(request);
  }

  /** What has happened while it waits: where nothing can be edited, only the title is told anew. */
  private String meanwhile() {
    String have = RequirementWords.progress(request.tally());
    String gone = lines().gone().map(it -> "; " + it).orElse("");
    return (have.isEmpty() ? "" : " (" + have + ")") + gone;
  }

  private CardLines lines() {
    return new CardLines(request, FEW, onlookers, now, blocks);
  }

  private Tone tone() {
    if (request.brokeGlass()) {
      return Tone.ALARM;
    }
    return switch (request.state()) {
      case PENDING -> Tone.WAITING;
      case APPROVED, EXECUTING -> Tone.NEUTRAL;
      case FINISHED -> isMissed() ? Tone.PARTLY : Tone.GOOD;
      case INTERRUPTED -> Tone.PARTLY;
      case DENIED, REFUSED -> Tone.BAD;
      case EXPIRED, WITHDRAWN -> Tone.OVER;
    };
  }

  /** Whether something that was meant is not so. */
  private boolean isMissed() {
    return request.results().stream()
            .anyMatch(
                it -> it.left() || it.targets().stream().anyMatch(one -> !isReached(one.outcome())))
        || request.change().parts().stream().anyMatch(it -> !it.exclusions().isEmpty())
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
    message().ifPresent(it -> facts.add(Field.data("message", Value.text(it))));
    request.reason().ifPresent(it -> facts.add(Field.data("reason", Value.text(it))));
    if (request.brokeGlass()) {
      facts.add(Field.people("", BreakGlassWords.without(request)));
    }
    lines().all().forEach(it -> facts.add(Field.people("", it)));
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

  private List<Body> bodies() {
    List<Body> bodies = new ArrayList<>();
    bodies.add(new Body.Details("", details(), List.of()));
    if (most > FEW) {
      BlockBody.of(request).ifPresent(bodies::add);
      bodies.add(TargetTable.of(request, most));
    } else {
      bodies.add(TargetTable.forPrograms(request));
    }
    AbsentClusters.of(request.change()).ifPresent(bodies::add);
    ApprovalTally tally = request.tally();
    if (tally.need() > 0) {
      bodies.add(approvals(tally));
    }
    return bodies;
  }

  /** For programs: people read it in the lines above. */
  private List<Field> details() {
    List<Field> details = new ArrayList<>();
    if (request.state() == RequestState.PENDING) {
      details.add(Field.data("expires_at", Value.moment(Optional.of(request.expiresAt()))));
    }
    if (request.state().isTerminal()) {
      request.last().event().ifPresent(seq -> details.add(Field.data("event", Value.whole(seq))));
    }
    return details;
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

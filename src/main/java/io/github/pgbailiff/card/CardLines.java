package io.github.pgbailiff.card;

import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines of a request's card: what those who decide have to know, and, once it is over, who did
 * what.
 *
 * @param most how many sessions are named
 * @param now when the card is shown
 * @param blocks what it has shut
 */
record CardLines(Request request, int most, Onlookers onlookers, Instant now, BlocksNow blocks) {
  private static final Pattern REASON =
      Pattern.compile(" reason:(?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^ \"]+)");

  List<Value> all() {
    return request.state().isTerminal() ? new OverLines(request, most, blocks).all() : open();
  }

  private List<Value> open() {
    Change change = request.change();
    List<Value> lines = new ArrayList<>();
    SessionLines.of(change, most).forEach(it -> lines.add(words(it)));
    SessionLines.leftAlone(change, 2).ifPresent(it -> lines.add(words(it)));
    consequences().ifPresent(it -> lines.add(words(it)));
    moved(change).forEach(lines::add);
    request.reason().ifPresent(it -> lines.add(words("Why: " + it)));
    if (request.state() == RequestState.PENDING) {
      lines.add(takes());
    }
    approvals().ifPresent(lines::add);
    if (!onlookers.owners().isEmpty() && request.state() == RequestState.PENDING) {
      lines.add(words("Told afterwards: " + String.join(", ", onlookers.owners())));
    }
    lines.add(asked());
    return lines;
  }

  /** Who has gone while it waited. */
  Optional<String> gone() {
    List<String> pids =
        request.results().stream()
            .flatMap(it -> it.targets().stream())
            .filter(it -> it.outcome().kind() == Outcome.Kind.ALREADY_GONE)
            .map(it -> String.valueOf(it.session().pid()))
            .toList();
    if (pids.isEmpty()) {
      return Optional.empty();
    }
    boolean all = pids.size() == request.change().targets().size();
    String who = pids.stream().limit(most).collect(Collectors.joining(", "));
    return Optional.of(
        "%s%s gone meanwhile%s"
            .formatted(
                pids.size() > most ? pids.size() + " of them" : who,
                pids.size() == 1 ? " has" : " have",
                all ? ": nothing is left to do" : ""));
  }

  /** What would become of it, in one sentence. */
  private Optional<String> consequences() {
    boolean several = request.change().parts().size() > 1;
    String what =
        request.change().parts().stream()
            .map(part -> (several ? part.cluster() + ": " : "") + consequences(part))
            .filter(it -> !it.isEmpty())
            .collect(Collectors.joining(" "));
    boolean decided =
        request.state() != RequestState.PENDING || request.requirements().approvals().isEmpty();
    return what.isEmpty()
        ? Optional.empty()
        : Optional.of((decided ? "What it does: " : "If approved: ") + what);
  }

  /** The ends of blocks that it moves: as they are, and as they would be from now on. */
  private List<Value> moved(Change change) {
    return change.parts().stream()
        .flatMap(part -> part.steps().stream())
        .flatMap(it -> it instanceof Step.Block block ? moved(block).stream() : Stream.empty())
        .toList();
  }

  private Optional<Value> moved(Step.Block block) {
    return block
        .standing()
        .filter(it -> it.until().isPresent() || block.lease().isPresent())
        .map(it ->
            Value.line(
                Value.text(it.block() + " stands until "),
                end(it.until()),
                Value.text(", and from now on until "),
                end(block.lease().map(now::plus))));
  }

  private static Value end(Optional<Instant> until) {
    return until.<Value>map(Value.Moment::new).orElseGet(() -> Value.text("somebody opens it"));
  }

  private static String consequences(Part part) {
    List<String> words = new ArrayList<>();
    part.steps().forEach(step -> does(step, part).ifPresent(words::add));
    words.addAll(part.impact());
    return words.isEmpty() ? "" : String.join("; ", words) + ".";
  }

  /** What blocks and drains do stands among their consequences. */
  private static Optional<String> does(Step step, Part part) {
    boolean drains = part.steps().stream().anyMatch(Step.Drain.class::isInstance);
    if (drains || !(step instanceof Step.Signal signal)) {
      return Optional.empty();
    }
    boolean one = signal.targets().size() == 1;
    return Optional.of(
        switch (signal.kind()) {
          case CANCEL ->
              one
                  ? "its query ends, and the session stays"
                  : "their queries end, and the sessions stay";
          case TERMINATE -> one ? "its connection is closed" : "their connections are closed";
        });
  }

  private Value takes() {
    List<Value> parts = new ArrayList<>();
    String takes = RequirementWords.asked(request.requirements(), request.tally());
    if (request.awaitsConfirmation()) {
      parts.add(Value.text(takes.isEmpty() ? "" : "It takes " + takes + " · "));
      parts.add(Value.text("void unless confirmed "));
      parts.add(new Value.Ahead(request.expiresAt(), now));
      return new Value.Line(parts);
    }
    parts.add(Value.text(takes + onlookers.who() + " · closes "));
    parts.add(new Value.Moment(request.expiresAt()));
    parts.add(Value.text(", "));
    parts.add(new Value.Ahead(request.expiresAt(), now));
    parts.add(Value.text("; then nothing happens"));
    return new Value.Line(parts);
  }

  private Optional<Value> approvals() {
    List<Value> parts = new ArrayList<>();
    OverLines.approvals(request, parts);
    return parts.isEmpty() ? Optional.empty() : Optional.of(new Value.Line(parts));
  }

  private Value asked() {
    return Value.line(
        Value.text(request.id() + " · asked "),
        new Value.Moment(request.history().getFirst().at()),
        Value.text(" by " + request.requester().name() + " from "),
        where(request.place()),
        Value.text(" · " + command()));
  }

  private static Value where(Place place) {
    String elsewhere = place.account().isPresent() ? "a direct message" : place.platform();
    return place.mention().isPresent()
        ? new Value.Channel(place.platform(), place.channel(), place.platform())
        : Value.text(place.host().orElse(elsewhere));
  }

  /** The reason stands above it. */
  private String command() {
    String typed = request.change().command();
    return request.reason().isPresent() ? REASON.matcher(typed).replaceAll("") : typed;
  }

  private static Value words(String text) {
    return Value.line(Value.text(text));
  }
}

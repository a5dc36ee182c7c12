package io.github.pgbailiff.card;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.Transition;
import io.github.pgbailiff.request.Transition.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The lines of the card of a request that is over: who did what, and what is left.
 *
 * @param blocks what it has shut
 */
record OverLines(Request request, int most, BlocksNow blocks) {

  List<Value> all() {
    List<Value> lines = new ArrayList<>();
    List<Value> who = new ArrayList<>();
    who.add(Value.text(request.requester().name() + " asked "));
    who.add(new Value.Moment(request.history().getFirst().at()));
    approvals(request, who);
    request.last().event().ifPresent(seq -> who.add(Value.text(" · record " + seq)));
    lines.add(new Value.Line(who));
    request.reason().ifPresent(it -> lines.add(words("Why: " + it)));
    OutcomeWords.left(request.change(), request.results(), most).stream()
        .map(OverLines::words)
        .forEach(lines::add);
    SessionLines.leftAlone(request.change(), 2).ifPresent(it -> lines.add(words(it)));
    blocks
        .openSince()
        .ifPresentOrElse(
            at -> lines.add(Value.line(Value.text("open again since "), new Value.Moment(at))),
            () -> request.results().forEach(it -> block(it).ifPresent(lines::add)));
    return lines;
  }

  /** What stands from now on, and until when. */
  private Optional<Value> block(PartResult result) {
    return result
        .block()
        .filter(it -> it.block().isPresent())
        .map(it -> {
          List<Value> parts = new ArrayList<>();
          parts.add(Value.text(it.block().get() + " stands"));
          blocks
              .end(it.block().get(), it.until())
              .ifPresent(until -> {
                parts.add(Value.text(" until "));
                parts.add(new Value.Moment(until));
              });
          String in =
              it.stillIn().stream()
                  .map(PartResult.Entrant::role)
                  .limit(3)
                  .collect(Collectors.joining(", "));
          parts.add(Value.text(in.isEmpty() ? "" : " · still gets in: " + in));
          return new Value.Line(parts);
        });
  }

  /** Who has approved, and when. */
  static void approvals(Request request, List<Value> parts) {
    request.history().stream()
        .filter(it -> it.kind() == Kind.APPROVED)
        .forEach(it -> approval(it, parts));
  }

  private static void approval(Transition approved, List<Value> parts) {
    parts.add(Value.text((parts.isEmpty() ? "" : ", ") + by(approved) + " approved "));
    parts.add(new Value.Moment(approved.at()));
  }

  private static String by(Transition transition) {
    return transition.by().map(Identity::name).orElse("pgbailiff");
  }

  private static Value words(String text) {
    return Value.line(Value.text(text));
  }
}

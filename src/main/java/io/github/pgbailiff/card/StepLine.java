package io.github.pgbailiff.card;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Tone;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.Transition;
import java.util.List;

/** One thing that happened to a request, as a short line below its card. */
public final class StepLine {
  private StepLine() {}

  /**
   * The line; where it tells the end, with the sessions when they are more than the card names, and
   * for the requester to notice.
   *
   * @param version of the request that it made
   */
  public static Reply.Card of(Request request, long version) {
    Transition step = request.history().get((int) version - 1);
    boolean last = version == request.version() && request.state().isTerminal();
    Value line =
        Value.line(new Value.Moment(step.at()), Value.text(" " + words(request, step, last)));
    var report =
        new Reply.Report(
            List.of(Field.people("", line)),
            "",
            List.of(new Section(List.of(), last ? targets(request) : List.of(), List.of())),
            List.of(),
            ExitCode.DONE);
    return new Reply.Card(
        "",
        Tone.NEUTRAL,
        report.about(request.id()),
        List.of(),
        last ? List.of(request.requester().actor().identity()) : List.of());
  }

  private static List<Body> targets(Request request) {
    return !request.results().isEmpty() && RequestButtons.hidesTargets(request)
        ? List.of(TargetTable.of(request, Integer.MAX_VALUE))
        : List.of();
  }

  private static String words(Request request, Transition step, boolean last) {
    String by = step.by().map(Identity::name).orElse("pgbailiff");
    String note = step.note().map(it -> ": " + it).orElse("");
    return switch (step.kind()) {
      case CREATED -> by + " asked";
      case CONFIRMED -> by + " confirmed it";
      case APPROVED -> by + " approved";
      case DENIED -> by + " denied it" + note;
      case WITHDRAWN -> by + " withdrew it";
      case EXPIRED -> "it is over" + note + "; nothing was done";
      case BROKE_GLASS -> by + " broke glass" + note;
      case EXECUTING -> "it is being carried out";
      case FINISHED, REPORTED ->
          last ? OutcomeWords.of(request.change(), request.results()) : "it was carried out";
      case REFUSED -> "refused" + note;
      case INTERRUPTED -> "interrupted" + note;
    };
  }
}

package io.github.pgbailiff.card;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.Transition;
import io.github.pgbailiff.request.Transition.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A request that is over in one sentence: who asked for what, who decided, what became of it. */
public final class RequestSentence {
  private RequestSentence() {}

  /**
   * The sentence: {@code R-2: ann asked 04:53 to terminate 1 session on prod-eu, bob approved
   * 04:54, 23036 ended. Why: checkout is down. Record 19-23.}
   */
  public static List<Value> of(Request request) {
    List<Value> parts = new ArrayList<>();
    parts.add(Value.text("%s: %s asked ".formatted(request.id(), request.requester().name())));
    parts.add(new Value.Moment(request.history().getFirst().at()));
    parts.add(Value.text(" to " + ChangeWords.of(request.change())));
    request.history().stream()
        .filter(it -> isDecision(it.kind()))
        .forEach(it -> decision(it, parts));
    parts.add(Value.text(end(request)));
    request.reason().ifPresent(it -> parts.add(Value.text(" Why: " + it + ".")));
    record(request).ifPresent(it -> parts.add(Value.text(" " + it + ".")));
    return parts;
  }

  private static boolean isDecision(Kind kind) {
    return kind == Kind.APPROVED
        || kind == Kind.DENIED
        || kind == Kind.WITHDRAWN
        || kind == Kind.BROKE_GLASS;
  }

  private static void decision(Transition step, List<Value> parts) {
    String by = step.by().map(Identity::name).orElse("pgbailiff");
    String did =
        switch (step.kind()) {
          case APPROVED -> "approved";
          case DENIED -> "denied it";
          case WITHDRAWN -> "withdrew it";
          default -> "broke glass";
        };
    parts.add(Value.text(", %s %s ".formatted(by, did)));
    parts.add(new Value.Moment(step.at()));
  }

  private static String end(Request request) {
    RequestState state = request.state();
    if (state == RequestState.FINISHED || state == RequestState.INTERRUPTED) {
      return ", " + OutcomeWords.of(request.change(), request.results()) + ".";
    }
    boolean told = state == RequestState.WITHDRAWN;
    String why = request.why().filter(_ -> !told).map(it -> ": " + it).orElse("");
    return state == RequestState.DENIED || told ? why + "." : ", " + state.word() + why + ".";
  }

  /** {@code Record 19-23}. */
  private static Optional<String> record(Request request) {
    List<Long> events =
        request.history().stream().flatMap(it -> it.event().stream()).sorted().toList();
    return events.isEmpty()
        ? Optional.empty()
        : Optional.of("Record %d-%d".formatted(events.getFirst(), events.getLast()));
  }
}

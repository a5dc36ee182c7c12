package io.github.pgbailiff.card;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import java.util.List;

/** A request at this moment, in one line and as the end of a command. */
public final class RequestSummary {
  private RequestSummary() {}

  public static String title(Request request) {
    String what = ChangeWords.of(request.change());
    if (request.awaitsConfirmation()) {
      return ChangeWords.question(request.change());
    }
    String id = request.id();
    String why = request.why().map(it -> ": " + it).orElse("");
    return switch (request.state()) {
      case PENDING -> id + " waits for approval: " + what;
      case APPROVED -> id + " is approved: " + what;
      case EXECUTING -> id + " is being carried out: " + what;
      case FINISHED -> id + ": " + outcome(request, request.results());
      case DENIED -> "%s denied by %s%s".formatted(id, by(request), why);
      case WITHDRAWN -> "%s withdrawn by %s".formatted(id, by(request));
      case EXPIRED -> "%s is over%s. Nothing was done.".formatted(id, why);
      case REFUSED -> id + " refused" + why;
      case INTERRUPTED -> id + " interrupted: " + outcome(request, request.results());
    };
  }

  private static String by(Request request) {
    return request.last().by().map(Identity::name).orElse("pgbailiff");
  }

  public static String outcome(Request request, List<PartResult> results) {
    return OutcomeWords.of(request.change(), results);
  }

  /** The end of a one-shot command whose request stands like this. */
  public static ExitCode exit(Request request) {
    return switch (request.state()) {
      case PENDING -> request.confirmed() ? ExitCode.WAITING : ExitCode.REFUSED;
      case APPROVED, EXECUTING -> ExitCode.WAITING;
      case FINISHED ->
          AbsentClusters.exit(request.change(), isLeft(request) ? ExitCode.LEFT : ExitCode.DONE);
      case DENIED, WITHDRAWN, EXPIRED, REFUSED -> ExitCode.REFUSED;
      case INTERRUPTED -> ExitCode.LEFT;
    };
  }

  private static boolean isLeft(Request request) {
    return request.results().stream().anyMatch(PartResult::left)
        || request.change().parts().stream().anyMatch(part -> !part.exclusions().isEmpty());
  }
}

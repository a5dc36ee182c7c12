package io.github.pgbailiff.card;

import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;

/** How a one-shot command ends whose request stands like this. */
public final class RequestExit {
  private RequestExit() {}

  public static ExitCode of(Request request) {
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

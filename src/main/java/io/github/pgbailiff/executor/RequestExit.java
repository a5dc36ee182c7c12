package io.github.pgbailiff.executor;

import io.github.pgbailiff.approval.Request;
import io.github.pgbailiff.approval.Result;
import io.github.pgbailiff.reply.ExitCode;

/** How a one-shot command ends whose request stands like this. */
final class RequestExit {
  private RequestExit() {}

  static ExitCode of(Request request) {
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
    return request.results().stream().anyMatch(Result::left)
        || request.change().parts().stream().anyMatch(part -> !part.exclusions().isEmpty());
  }
}

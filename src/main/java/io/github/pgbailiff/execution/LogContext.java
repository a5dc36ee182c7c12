package io.github.pgbailiff.execution;

import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.request.Request;
import java.util.Optional;
import org.slf4j.MDC;

/** The request and the actor that each line of the log names while it is at work on them. */
final class LogContext implements AutoCloseable {
  private static final String REQUEST = "request";
  private static final String ACTOR = "actor";

  private final Optional<String> formerRequest = Optional.ofNullable(MDC.get(REQUEST));
  private final Optional<String> formerActor = Optional.ofNullable(MDC.get(ACTOR));

  private LogContext(Request request) {
    Actor requester = request.requester().actor();
    MDC.put(REQUEST, request.id());
    MDC.put(ACTOR, formerActor.orElse(requester.platform() + ":" + requester.id()));
  }

  /** From now on; whoever acts stays named, and else it is the requester. */
  static LogContext of(Request request) {
    return new LogContext(request);
  }

  @Override
  public void close() {
    restore(REQUEST, formerRequest);
    restore(ACTOR, formerActor);
  }

  private static void restore(String name, Optional<String> former) {
    former.ifPresentOrElse(value -> MDC.put(name, value), () -> MDC.remove(name));
  }
}

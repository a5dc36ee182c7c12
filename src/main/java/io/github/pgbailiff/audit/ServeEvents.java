package io.github.pgbailiff.audit;

import java.util.List;
import java.util.Optional;

/** The events of the record that tell when a long-running process begins and ends. */
public record ServeEvents(AuditLog audit, String host) {

  /**
   * It takes up work.
   *
   * @param version of the program, where that is known
   */
  public void started(List<String> platforms, Optional<String> version) {
    append(
        Event.of(EventType.SERVE_STARTED)
            .with("host", host)
            .with("platforms", platforms)
            .with("version", version)
            .build());
  }

  /** It was asked to end. */
  public void stopped(String why) {
    append(Event.of(EventType.SERVE_STOPPED).with("host", host).with("why", why).build());
  }

  private void append(Event event) {
    var _ = audit.append(event);
  }
}

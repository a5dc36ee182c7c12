package io.github.pgbailiff.verb.view;

import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Sight;
import java.util.Optional;

/** Alerts as far as somebody may see them. */
public final class AlertView {
  private AlertView() {}

  /**
   * An alert as somebody may see it: who waits behind its session, and what else goes on there, is
   * for whoever sees the whole cluster. Empty when it is none of their business.
   *
   * @param limits of the right that it takes on the alert's cluster
   */
  public static Optional<Alert> of(Limits limits, Alert alert) {
    if (limits.areNone()) {
      return Optional.of(alert);
    }
    return exclusion(limits, alert).isPresent() ? Optional.empty() : Optional.of(alert.alone());
  }

  /**
   * Why an alert is none of somebody's business; empty when it is.
   *
   * @param limits of the right that it takes on the alert's cluster
   */
  public static Optional<String> exclusion(Limits limits, Alert alert) {
    Optional<Sight.Watched> session = alert.latest().session();
    if (session.isPresent()) {
      return limits.exclusion(session.get().database(), session.get().user());
    }
    boolean counted =
        alert.latest().sessions().isPresent()
            || alert.latest().waiting() > 0
            || alert.subject().isBesideSessions();
    return limits.areNone() || (limits.leaveSomething() && !counted)
        ? Optional.empty()
        : limits
            .exclusion(Optional.empty(), Optional.empty())
            .or(() -> Optional.of("it counts or names what may be out of your sight"));
  }
}

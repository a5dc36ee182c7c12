package io.github.pgbailiff.verb.view;

import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Sight;
import java.util.Optional;

/** Alerts as far as somebody may see them. */
public final class AlertView {
  private AlertView() {}

  /**
   * Why an alert is none of somebody's business; empty when it is.
   *
   * @param limits of the right that it takes on the alert's cluster
   */
  public static Optional<String> exclusion(Limits limits, Alert alert) {
    Optional<Sight.Watched> session = alert.latest().session();
    if (session.isEmpty()) {
      return limits.leaveSomething()
          ? Optional.empty()
          : limits.exclusion(Optional.empty(), Optional.empty());
    }
    return limits.exclusion(session.get().database(), session.get().user());
  }
}

package io.github.pgbailiff.alert;

import io.github.pgbailiff.outbox.AlertAnnouncements;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The alerts that somebody holds back for a while, and applications of which nothing is told. */
public final class Snoozes {
  private final Store store;
  private final InstantSource clock;
  private final AlertAnnouncements announcements;

  Snoozes(Store store, InstantSource clock, AlertAnnouncements announcements) {
    this.store = store;
    this.clock = clock;
    this.announcements = announcements;
  }

  /** Tells nothing of an alert until then; whether it stood. */
  public boolean add(long number, Optional<Instant> until) {
    return store.transact(tx -> {
      Optional<Alert> alert = AlertRows.find(tx, number).filter(Alert::stands);
      alert.ifPresent(it -> keep(tx, it.snoozed(until)));
      return alert.isPresent();
    });
  }

  /** Tells nothing of the application's sessions on the alert's cluster until then. */
  public boolean addApplication(long number, Instant until) {
    return store.transact(tx -> {
      Optional<Alert> alert = AlertRows.find(tx, number).filter(Alert::stands);
      alert.ifPresent(it -> {
        it.latest()
            .session()
            .flatMap(Sight.Watched::application)
            .ifPresent(application -> AlertRows.keepQuiet(tx, it, application, until));
        keep(tx, it.snoozed(Optional.of(until)));
      });
      return alert.isPresent();
    });
  }

  /** Tells again of what was snoozed until now. */
  public void wake() {
    if (store.read(tx -> AlertRows.wokenBy(tx, clock.instant())).isEmpty()) {
      return;
    }
    store.transact(tx -> {
      AlertRows.wokenBy(tx, clock.instant()).forEach(it -> keep(tx, it.awake()));
      return 0;
    });
  }

  private void keep(Tx tx, Alert alert) {
    AlertRows.update(tx, alert);
    announcements.again(tx, AlertId.of(alert.card()));
  }
}

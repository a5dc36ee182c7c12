package io.github.pgbailiff.alert;

import io.github.pgbailiff.command.Id;
import io.github.pgbailiff.outbox.AlertAnnouncements;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Tx;
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

  /** Tells nothing from now on of an alert that stands; whether it did. */
  public boolean add(long number, Snooze snooze) {
    return store.transact(tx -> {
      Optional<Alert> alert = AlertRows.find(tx, number).filter(Alert::stands);
      alert.ifPresent(it -> {
        snooze
            .application()
            .ifPresent(name -> AlertRows.keepQuiet(tx, it, name, snooze.until().orElseThrow()));
        keep(tx, it.snoozed(snooze));
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
    announcements.again(tx, Id.ALERT.of(alert.card()));
  }
}

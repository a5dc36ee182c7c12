package io.github.pgbailiff.outbox;

import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.sql.Values;
import io.github.pgbailiff.store.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** The announcements of alerts. */
public record AlertAnnouncements(InstantSource clock) {

  /** Lets the card of an alert appear at each place. */
  public void card(Tx tx, Set<Place> places, String alert) {
    Instant now = clock.instant();
    places.forEach(place ->
        AnnouncementRows.insert(
            tx, place, new Announcement.AlertCard(alert, 1), now, now.plus(Announcements.KEPT)));
  }

  /** Lets the cards of an alert be edited where they stand. */
  public int again(Tx tx, String alert) {
    Instant now = clock.instant();
    return tx.update(
        AlertAnnouncements.class,
        "announcement-alert-again",
        Values.of("alert", AnnouncementRows.alertNumber(alert))
            .and("now", now)
            .and("kept_until", now.plus(Announcements.KEPT)));
  }

  /** Lets them be edited; those that could not appear are not needed any more. */
  public void over(Tx tx, String alert) {
    AnnouncementRows.over(tx, alert);
    again(tx, alert);
  }

  /** Lets them be edited, or appear anew where they could not, or nobody keeps them any more. */
  public void reopened(Tx tx, Set<Place> places, String alert) {
    if (again(tx, alert) == 0) {
      card(tx, places, alert);
    }
  }
}

package io.github.pgbailiff.delivery;

import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.outbox.Announcement;
import io.github.pgbailiff.outbox.Announcements;
import io.github.pgbailiff.outbox.Announcer;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The delivery of announcements to one chat. */
public final class AnnouncementDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(AnnouncementDelivery.class);
  private static final int AT_ONCE = 20;

  /** How long one round may begin to deliver what it has claimed; a claim holds longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final OpenStore records;
  private final Announcer announcer;
  private final AlertDelivery alerts;
  private final RequestAnnouncements requests;
  private final UnseenCards unseen;

  /** For a process whose rules of the watch nobody needs to know. */
  public AnnouncementDelivery(OpenStore records, Announcer announcer) {
    this(records, announcer, WatchSettings.none());
  }

  /**
   * Delivers nothing yet.
   *
   * @param watch what the alerts of its rules offer, and whom they notify
   */
  public AnnouncementDelivery(OpenStore records, Announcer announcer, WatchSettings watch) {
    this.records = records;
    this.announcer = announcer;
    this.alerts = new AlertDelivery(records, watch);
    this.requests = new RequestAnnouncements(records, announcer::link);
    this.unseen = new UnseenCards(records);
  }

  /** Delivers what is due now; whether there may be more. */
  public boolean deliverDue() {
    try {
      List<Announcement> due = records.announcements().claim(announcer.platform(), AT_ONCE);
      Instant end = records.clock().instant().plus(PATIENCE);
      leadingFirst(due).forEach(it -> deliver(it, end));
      return due.size() == AT_ONCE;
    } catch (StoreException e) {
      LOG.warn("announcements wait: {}", e.getMessage());
      return false;
    }
  }

  /**
   * Cards first where requests are decided: what points to them from elsewhere can link to them.
   */
  private List<Announcement> leadingFirst(List<Announcement> due) {
    List<Place> decided = records.audience().approvals();
    return due.stream().sorted(Comparator.comparing(it -> !decided.contains(it.place()))).toList();
  }

  /** What is not begun in time is left to the next round: somebody else may take it soon. */
  private void deliver(Announcement announcement, Instant end) {
    if (records.clock().instant().isAfter(end)) {
      records.announcements().failed(announcement);
    } else {
      deliver(announcement);
    }
  }

  private void deliver(Announcement announcement) {
    Announcements announcements = records.announcements();
    Optional<CurrentCard> shown = shown(announcement);
    if (shown.isEmpty()) {
      announcements.giveUp(announcement);
      return;
    }
    Optional<Place> place = announcements.placeOf(announcement);
    if (place.isEmpty()) {
      announcements.failed(announcement);
      return;
    }
    try {
      String message =
          announcer.deliver(
              place.get(), shown.get().reply(), announcement.message(), announcement.attempt());
      announcements.shown(announcement, shown.get().version(), message);
    } catch (Announcer.DeliveryException e) {
      failed(announcement, e);
    }
  }

  private void failed(Announcement announcement, Announcer.DeliveryException failure) {
    LOG.warn(
        "{} does not appear in {}:{}, {}: {}",
        announcement.subject().words(),
        announcement.place().platform(),
        announcement.place().channel(),
        next(announcement, failure),
        failure.getMessage());
    if (failure.worthTryingAgain()) {
      records.announcements().failed(announcement);
      return;
    }
    unseen.tell(announcement);
    records.announcements().giveUp(announcement);
  }

  private static String next(Announcement lost, Announcer.DeliveryException failure) {
    if (failure.worthTryingAgain()) {
      return "it is tried again";
    }
    return lost.subject() instanceof Announcement.AlertCard
        ? "it is tried again later"
        : "and is given up";
  }

  private record CurrentCard(Reply reply, long version) {}

  /** What to show; empty when there is nothing to say. */
  private Optional<CurrentCard> shown(Announcement announcement) {
    return switch (announcement.subject()) {
      case Announcement.Card(String id, long wanted) ->
          records
              .requests()
              .find(id)
              .map(it ->
                  new CurrentCard(
                      requests.card(it, announcement.place()), Math.max(it.version(), wanted)));
      case Announcement.Outcome(String id) -> once(announcement, id);
      case Announcement.Step(String id, _) -> once(announcement, id);
      case Announcement.Told(String id) -> once(announcement, id);
      case Announcement.Reminder(String id) -> once(announcement, id);
      case Announcement.Owned(String id) -> once(announcement, id);
      case Announcement.Audited(String id, _) -> once(announcement, id);
      case Announcement.AlertCard(String id, long wanted) ->
          alerts.card(id).map(it -> new CurrentCard(it, wanted));
      case Announcement.Notice(String text) ->
          Optional.of(new CurrentCard(RequestAnnouncements.notice(text), 1));
    };
  }

  private Optional<CurrentCard> once(Announcement announcement, String id) {
    return requests.of(announcement, id).map(it -> new CurrentCard(it, 1));
  }
}

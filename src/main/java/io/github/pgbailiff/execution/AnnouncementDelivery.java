package io.github.pgbailiff.execution;

import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.card.OwnerNotice;
import io.github.pgbailiff.card.RequestButtons;
import io.github.pgbailiff.card.RequestCard;
import io.github.pgbailiff.card.RequestSummary;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.outbox.Announcement;
import io.github.pgbailiff.outbox.Announcements;
import io.github.pgbailiff.outbox.Announcer;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Tone;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The delivery of announcements to one chat. */
public final class AnnouncementDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(AnnouncementDelivery.class);
  private static final int AT_ONCE = 20;

  private final OpenStore records;
  private final Announcer announcer;
  private final AlertDelivery alerts;

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
  }

  /** Delivers what is due now; whether there may be more. */
  public boolean deliverDue() {
    try {
      List<Announcement> due = records.announcements().claim(announcer.platform(), AT_ONCE);
      due.forEach(this::deliver);
      return due.size() == AT_ONCE;
    } catch (StoreException e) {
      LOG.warn("announcements wait: {}", e.getMessage());
      return false;
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
      String message = announcer.deliver(place.get(), shown.get().reply(), announcement.message());
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
        failure.worthTryingAgain() ? "it is tried again" : "and is given up",
        failure.getMessage());
    if (failure.worthTryingAgain()) {
      records.announcements().failed(announcement);
    } else {
      records.announcements().giveUp(announcement);
    }
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
                  new CurrentCard(card(it, announcement.place()), Math.max(it.version(), wanted)));
      case Announcement.Outcome(String id) ->
          records
              .requests()
              .find(id)
              .filter(AnnouncementDelivery::tellsMore)
              .map(it -> once(outcome(it)));
      case Announcement.Told(String id) ->
          records.requests().find(id).map(it -> once(notice(RequestSummary.title(it))));
      case Announcement.Reminder(String id) ->
          records
              .requests()
              .find(id)
              .filter(it -> it.state() == RequestState.PENDING)
              .map(it -> once(reminder(it, announcement.place())));
      case Announcement.Owned(String id) ->
          records.requests().find(id).map(it -> once(owned(it, announcement.place())));
      case Announcement.AlertCard(String id, long wanted) ->
          alerts.card(id).map(it -> new CurrentCard(it, wanted));
      case Announcement.Notice(String text) -> Optional.of(once(notice(text)));
    };
  }

  private Reply owned(Request request, Place place) {
    return new OwnerNotice(
            request,
            records.audience().ofOwners().owned(request, place),
            records.audience().ofOwners().keptOut(request, place))
        .reply();
  }

  private static CurrentCard once(Reply reply) {
    return new CurrentCard(reply, 1);
  }

  /** A card that appeared when all was over, and holds every target, says it all. */
  private static boolean tellsMore(Request request) {
    return !request.requirements().approvals().isEmpty() || RequestButtons.hidesTargets(request);
  }

  private static Reply outcome(Request request) {
    Reply.Card card = new RequestCard(request, Integer.MAX_VALUE).with(List.of());
    return new Reply.Card(card.title(), card.tone(), card.report(), List.of(), List.of());
  }

  /** The buttons are on the card above it. */
  private Reply reminder(Request request, Place place) {
    return new Reply.Card(
        request.id() + " still waits for approval, and half of its time is over",
        Tone.WAITING,
        new Reply.Report(
            List.of(Field.people("expires", Value.moment(Optional.of(request.expiresAt())))),
            "",
            List.of(),
            List.of(),
            ExitCode.WAITING),
        List.of(),
        records.audience().pinged(request, place));
  }

  private Reply card(Request request, Place place) {
    boolean blocks =
        request.state() == RequestState.FINISHED && !records.blocks().of(request).isEmpty();
    Reply.Card card =
        new RequestCard(request, RequestCard.FEW)
            .with(RequestButtons.forEverybody(request, blocks));
    List<String> mentions =
        Stream.of(
                card.mentions().stream(),
                origin(request, place).stream(),
                records.audience().pinged(request, place).stream())
            .flatMap(it -> it)
            .distinct()
            .toList();
    return new Reply.Card(card.title(), card.tone(), card.report(), card.buttons(), mentions);
  }

  /** The channel that the request was made in, on a card that stands in another one. */
  private static Optional<String> origin(Request request, Place place) {
    return request
        .place()
        .mention()
        .filter(_ -> !request.place().channel().equals(place.channel()));
  }

  private static Reply notice(String text) {
    return new Reply.Report(
        List.of(Field.people("", Value.text(text))), "", List.of(), List.of(), ExitCode.DONE);
  }
}

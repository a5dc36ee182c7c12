package io.github.pgbailiff.outbox;

import io.github.pgbailiff.command.Id;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.sql.Values;
import io.github.pgbailiff.store.Counter;
import io.github.pgbailiff.store.Row;
import io.github.pgbailiff.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Announcements as rows. */
final class AnnouncementRows {
  private static final String CARD = "card";
  private static final String NOTICE = "notice";
  private static final String OUTCOME = "outcome";
  private static final String STEP = "step";
  private static final String AUDITED = "audited";
  private static final String TOLD = "told";
  private static final String REMINDER = "reminder";
  private static final String ALERT = "alert";
  private static final String OWNED = "owned";

  /** When a card that cannot appear is tried again: somebody may let the bot in meanwhile. */
  private static final Duration SHUT = Duration.ofMinutes(10);

  /** How much longer than a message an edit waits for its platform. */
  private static final Duration STANDING = Duration.ofDays(6);

  private AnnouncementRows() {}

  private record Columns(
      String subject,
      Optional<String> request,
      Optional<String> words,
      Optional<Long> alert,
      long wanted) {

    Columns(String subject, String request) {
      this(subject, Optional.of(request), Optional.empty());
    }

    Columns(String subject, Optional<String> request, Optional<String> words) {
      this(subject, request, words, Optional.empty(), 1);
    }
  }

  static void insert(
      Tx tx, Place place, Announcement.Subject subject, Instant now, Instant keptUntil) {
    Columns columns = columns(subject);
    tx.update(
        Announcements.class,
        "announcement-insert",
        Values.of("id", Counter.next(tx, "announcement"))
            .and("platform", place.platform())
            .and("channel", place.channel())
            .and("thread", place.thread())
            .and("subject", columns.subject())
            .and("request", columns.request().map(AnnouncementRows::number))
            .and("words", columns.words())
            .and("alert", columns.alert())
            .and("wanted", columns.wanted())
            .and("now", now)
            .and("kept_until", keptUntil));
  }

  private static Columns columns(Announcement.Subject subject) {
    return switch (subject) {
      case Announcement.Card(String request, long version) ->
          new Columns(CARD, Optional.of(request), Optional.empty(), Optional.empty(), version);
      case Announcement.AlertCard(String alert, long version) ->
          new Columns(
              ALERT, Optional.empty(), Optional.empty(), Optional.of(alertNumber(alert)), version);
      case Announcement.Outcome(String request) -> new Columns(OUTCOME, request);
      case Announcement.Step(String request, long version) ->
          new Columns(STEP, Optional.of(request), Optional.empty(), Optional.empty(), version);
      case Announcement.Audited(String request, String anchor) ->
          new Columns(AUDITED, Optional.of(request), Optional.of(anchor));
      case Announcement.Owned(String request) -> new Columns(OWNED, request);
      case Announcement.Told(String request) -> new Columns(TOLD, request);
      case Announcement.Reminder(String request) -> new Columns(REMINDER, request);
      case Announcement.Notice(String text) ->
          new Columns(NOTICE, Optional.empty(), Optional.of(text));
    };
  }

  static void purge(Tx tx, Instant now) {
    Values times = Values.of("now", now).and("long_ago", now.minus(STANDING));
    tx.update(Announcements.class, "announcement-purge", times);
  }

  static long alertNumber(String alert) {
    return Long.parseLong(alert.substring("A-".length()));
  }

  static Long number(String request) {
    return Id.REQUEST.numberOf(request).orElseThrow();
  }

  static Announcement announcement(Row row) {
    return new Announcement(
        row.number("id"),
        place(row),
        subject(row),
        row.optionalText("message"),
        (int) row.number("attempts"));
  }

  private static Announcement.Subject subject(Row row) {
    String subject = row.text("subject");
    String request = row.optionalNumber("request").map(Id.REQUEST::of).orElse("");
    return switch (subject) {
      case CARD -> new Announcement.Card(request, row.number("wanted"));
      case ALERT -> new Announcement.AlertCard("A-" + row.number("alert"), row.number("wanted"));
      case OUTCOME -> new Announcement.Outcome(request);
      case STEP -> new Announcement.Step(request, row.number("wanted"));
      case AUDITED -> new Announcement.Audited(request, row.text("words"));
      case OWNED -> new Announcement.Owned(request);
      case TOLD -> new Announcement.Told(request);
      case REMINDER -> new Announcement.Reminder(request);
      case NOTICE -> new Announcement.Notice(row.text("words"));
      default -> throw new IllegalStateException("announcement: \"" + subject + "\" is unknown");
    };
  }

  static Place place(Row row) {
    return new Place(row.text("platform"), row.text("channel"), row.optionalText("thread"));
  }

  /** Keeps what a card shows; where somebody had shown more by then, that has to be shown anew. */
  static int edited(Tx tx, Announcement card, long version, String message, Instant now) {
    Values row = Values.of("id", card.id()).and("version", version);
    int kept = tx.update(Announcements.class, "announcement-shown", row.and("message", message));
    return kept > 0
        ? kept
        : tx.update(Announcements.class, "announcement-overtaken", row.and("now", now));
  }

  /**
   * Lets go of what cannot appear. A card that stands somewhere is only left until there is more to
   * say of it: where it can be edited again by then, no second one appears beside an old one. An
   * alert goes on, so its card is tried again.
   */
  static int leave(Tx tx, Announcement lost, Instant now) {
    boolean stands = lost.message().isPresent();
    return switch (lost.subject()) {
      case Announcement.Card(_, long wanted) when stands -> left(tx, lost, wanted);
      case Announcement.AlertCard(_, long wanted) when stands -> left(tx, lost, wanted);
      case Announcement.AlertCard(String alert, _) -> unseen(tx, lost.id(), alert, now.plus(SHUT));
      default -> tx.update(Announcements.class, "announcement-delete", Values.of("id", lost.id()));
    };
  }

  private static int unseen(Tx tx, long id, String alert, Instant next) {
    Values row = Values.of("id", id).and("next_try", next);
    return tx.update(Announcements.class, "announcement-alert-unseen", row) + over(tx, alert);
  }

  /** Removes the cards that could not appear when no alert on them stands. */
  static int over(Tx tx, String alert) {
    return tx.update(
        Announcements.class, "announcement-alert-over", Values.of("alert", alertNumber(alert)));
  }

  private static int left(Tx tx, Announcement lost, long version) {
    Values row = Values.of("id", lost.id()).and("version", version);
    return tx.update(Announcements.class, "announcement-left", row);
  }

  /** Whether the request's card stands at the place, or is to, and may be read there. */
  static boolean isReachable(Tx tx, Place place, String request) {
    Values values = Values.of("request", number(request));
    return tx.query(Announcements.class, "announcement-reachable", values).stream()
        .anyMatch(it -> place(it).equals(place));
  }

  /**
   * The thread of the request's card at the place, or the one that the card stands in: there is
   * none below what is in one. Empty while the card has not appeared.
   */
  static Optional<Place> belowCard(Tx tx, Place place, String request) {
    List<Row> cards =
        tx.query(
            Announcements.class,
            "announcement-card",
            Values.of("platform", place.platform())
                .and("channel", place.channel())
                .and("request", number(request)));
    if (cards.isEmpty()) {
      return Optional.of(place);
    }
    Row card = cards.getFirst();
    return card.optionalText("message")
        .map(id -> card.optionalText("thread").orElse(id))
        .map(it -> new Place(place.platform(), place.channel(), Optional.of(it)));
  }
}

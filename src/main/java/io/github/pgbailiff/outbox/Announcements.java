package io.github.pgbailiff.outbox;

import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.sql.Values;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The announcements that have to appear in chats: written in the transaction that causes it,
 * delivered by a process that is connected.
 *
 * <p>A card has one row per place, which remembers the version that has to be shown and the one
 * that is. Whoever delivers claims rows first; a claim that is not settled lapses, so a process
 * that dies in between can make a card appear twice but never lose it.
 */
public final class Announcements {
  /** How long something waits for its platform before it is given up, unless it is an edit. */
  public static final Duration KEPT = Duration.ofHours(24);

  /** How long a claim holds. */
  static final Duration CLAIM = Duration.ofMinutes(1);

  private final Store store;
  private final InstantSource clock;

  public Announcements(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Lets the sentence appear at each place. */
  public void notice(Tx tx, Set<Place> places, String text) {
    places.forEach(place -> insert(tx, place, new Announcement.Notice(text)));
  }

  /** Lets the request's card appear at each place, or be edited where it stands already. */
  public void card(Tx tx, Set<Place> places, String request, long version) {
    tx.update(Announcements.class, "announcement-outdated", edit(request).and("version", version));
    Set<Place> standing = Set.copyOf(placesOf(tx, request));
    places.stream()
        .filter(place -> !standing.contains(place))
        .forEach(place -> insert(tx, place, new Announcement.Card(request, version)));
  }

  /** Lets the request's cards be edited where they stand, though the request has not gone on. */
  public int again(Tx tx, String request) {
    return tx.update(Announcements.class, "announcement-again", edit(request));
  }

  private Values edit(String request) {
    Instant now = clock.instant();
    return Values.of("request", AnnouncementRows.number(request))
        .and("now", now)
        .and("kept_until", now.plus(KEPT));
  }

  /** Lets the last thing that happened to the request appear below its cards. */
  public void step(Tx tx, Set<Place> places, String request, long version) {
    places.forEach(place -> insert(tx, place, new Announcement.Step(request, version)));
  }

  /** Lets those who read the record hear what became of the request. */
  public void audited(Tx tx, Set<Place> places, String request, String anchor) {
    places.forEach(place -> insert(tx, place, new Announcement.Audited(request, anchor)));
  }

  /** Lets the request's requester hear how it ended. */
  public void tell(Tx tx, Set<Place> places, String request) {
    places.forEach(place -> insert(tx, place, new Announcement.Told(request)));
  }

  /** Lets the owners of what a request has ended hear of it. */
  public void own(Tx tx, Set<Place> places, String request) {
    places.forEach(place -> insert(tx, place, new Announcement.Owned(request)));
  }

  /** Lets those who may approve the request hear once more that it waits. */
  public void remind(Tx tx, Set<Place> places, String request) {
    places.forEach(place -> insert(tx, place, new Announcement.Reminder(request)));
  }

  static List<Place> placesOf(Tx tx, String request) {
    return tx
        .query(
            Announcements.class,
            "announcement-places",
            Values.of("request", AnnouncementRows.number(request)))
        .stream()
        .map(AnnouncementRows::place)
        .toList();
  }

  private void insert(Tx tx, Place place, Announcement.Subject subject) {
    Instant now = clock.instant();
    AnnouncementRows.insert(tx, place, subject, now, now.plus(KEPT));
  }

  /**
   * Where the announcement has to appear: what belongs below a card goes into the card's thread.
   * Empty while the card itself has not appeared.
   */
  public Optional<Place> placeOf(Announcement announcement) {
    Place place = announcement.place();
    Optional<String> below = belowCardOf(announcement.subject());
    return below.isEmpty() || place.thread().isPresent()
        ? Optional.of(place)
        : store.read(tx -> AnnouncementRows.belowCard(tx, place, below.get()));
  }

  /** The request whose card it belongs below. */
  private static Optional<String> belowCardOf(Announcement.Subject subject) {
    return switch (subject) {
      case Announcement.Outcome(String request) -> Optional.of(request);
      case Announcement.Step(String request, _) -> Optional.of(request);
      case Announcement.Reminder(String request) -> Optional.of(request);
      case Announcement.Card _,
          Announcement.AlertCard _,
          Announcement.Owned _,
          Announcement.Audited _,
          Announcement.Told _,
          Announcement.Notice _ ->
          Optional.empty();
    };
  }

  /**
   * Takes what is due on the platform, oldest first. Each has to be settled within a minute by
   * {@link #shown}, {@link #failed} or {@link #giveUp}; after that somebody else may take it.
   */
  public List<Announcement> claim(String platform, int limit) {
    return store.read(tx -> due(tx, platform, 1)).isEmpty()
        ? List.of()
        : store.transact(tx -> claim(tx, platform, limit));
  }

  private List<Announcement> claim(Tx tx, String platform, int limit) {
    Instant now = clock.instant();
    AnnouncementRows.purge(tx, now);
    List<Announcement> due = due(tx, platform, limit);
    Values until = Values.of("claimed_until", now.plus(CLAIM));
    due.forEach(
        it -> tx.update(Announcements.class, "announcement-claim", until.and("id", it.id())));
    return due;
  }

  private List<Announcement> due(Tx tx, String platform, int limit) {
    Values where = Values.of("platform", platform).and("now", clock.instant()).and("limit", limit);
    return tx.query(Announcements.class, "announcement-due", where).stream()
        .map(AnnouncementRows::announcement)
        .toList();
  }

  /**
   * It appeared.
   *
   * @param version the version of the request that was shown; for what is said once anything
   * @param message the platform's id of the message
   */
  public void shown(Announcement announcement, long version, String message) {
    store.transact(tx ->
        switch (announcement.subject()) {
          case Announcement.Card _, Announcement.AlertCard _ ->
              AnnouncementRows.edited(tx, announcement, version, message, clock.instant());
          case Announcement.Notice _,
              Announcement.Outcome _,
              Announcement.Owned _,
              Announcement.Step _,
              Announcement.Audited _,
              Announcement.Told _,
              Announcement.Reminder _ ->
              tx.update(Announcements.class, "announcement-delete", id(announcement));
        });
  }

  /** It did not appear; it is tried again after a pause that grows to 8 s. */
  public void failed(Announcement announcement) {
    Instant next = clock.instant().plusSeconds(1L << Math.min(announcement.attempts(), 3));
    Values again = id(announcement).and("next_try", next);
    store.transact(tx -> tx.update(Announcements.class, "announcement-failed", again));
  }

  /** It cannot appear: the place is gone or forbidden. What points to it points nowhere. */
  public void giveUp(Announcement lost) {
    store.transact(tx ->
        AnnouncementRows.leave(tx, lost, clock.instant())
            + (lost.subject() instanceof Announcement.Card(String request, _)
                ? tx.update(Announcements.class, "announcement-elsewhere", edit(request))
                : 0));
  }

  private static Values id(Announcement announcement) {
    return Values.of("id", announcement.id());
  }
}

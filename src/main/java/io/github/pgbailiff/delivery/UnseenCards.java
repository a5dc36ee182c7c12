package io.github.pgbailiff.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.outbox.Announcement;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.gate.Recipients;
import io.github.pgbailiff.store.Tx;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The word that a card cannot appear at its place, as where the bot was removed from the channel:
 * somebody counts on its being read there. Owners who take no message there are told elsewhere.
 */
final class UnseenCards {
  private final OpenStore records;

  /** What that was said of: each alert at a place would say it again, and each edit of a card. */
  private final Cache<String, Boolean> told =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(Duration.ofHours(1)).build();

  UnseenCards(OpenStore records) {
    this.records = records;
  }

  /** Says it where somebody reads it. */
  void tell(Announcement lost) {
    switch (lost.subject()) {
      case Announcement.Card(String id, _) -> {
        var _ = told.get(id + " at " + lost.place(), _ -> card(id, lost.place()));
      }
      case Announcement.AlertCard(String id, _) when lost.message().isEmpty() -> {
        var _ = told.get(lost.place().toString(), _ -> alert(id, lost.place()));
      }
      case Announcement.Reminder(String id) ->
          records
              .requests()
              .find(id)
              .filter(it -> isPointedTo(it, lost.place()))
              .ifPresent(it -> remind(id, it.place()));
      case Announcement.Owned(String id) ->
          records.audience().ofOwners().insteadOf(lost.place()).ifPresent(it -> own(id, it));
      default -> {}
    }
  }

  private boolean card(String id, Place place) {
    records.requests().find(id).ifPresent(it -> records.requests().unseen(it, place));
    return true;
  }

  /** It is decided where it was asked for, then. */
  private boolean isPointedTo(Request request, Place lost) {
    Recipients audience = records.audience();
    return audience.isPointer(request, request.place())
        && audience.decidedAt(request.place()).filter(lost::equals).isPresent();
  }

  private void remind(String id, Place instead) {
    write(tx -> records.announcements().remind(tx, Set.of(instead), id));
  }

  private void own(String id, Place instead) {
    write(tx -> records.announcements().own(tx, Set.of(instead), id));
  }

  private boolean alert(String id, Place place) {
    Set<Place> places = new LinkedHashSet<>(records.audience().audit());
    places.remove(place);
    String text =
        "%s: pgbailiff cannot post in %s channel %s, so nobody sees alerts there; alerts lists them"
            .formatted(id, place.platform(), place.channel());
    write(tx -> records.announcements().notice(tx, places, text));
    return true;
  }

  private void write(Consumer<Tx> announcement) {
    records
        .store()
        .<Boolean>transact(tx -> {
          announcement.accept(tx);
          return true;
        });
  }
}

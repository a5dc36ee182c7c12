package io.github.pgbailiff.outbox;

import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.store.Store;
import java.util.Optional;

/** The threads below the cards of requests. */
public record CardThreads(Store store) {

  /** That of the request, where its card has appeared in the place's channel. */
  public Optional<Place> of(Place place, String request) {
    return store
        .read(tx -> AnnouncementRows.belowCard(tx, place, request))
        .filter(it -> it.thread().isPresent() && !it.equals(place));
  }

  /** Whether its card cannot appear at the place. */
  public boolean isLost(Place place, String request) {
    return !store.read(tx -> AnnouncementRows.isReachable(tx, place, request));
  }
}

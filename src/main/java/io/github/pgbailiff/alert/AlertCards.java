package io.github.pgbailiff.alert;

import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The cards on which alerts are told, and the places where they stand. */
final class AlertCards {
  /** As many cards appear within {@link #STORM}; what comes then stands together on one more. */
  static final int MOST_CARDS = 10;

  static final Duration STORM = Duration.ofMinutes(10);

  /** The same of several clusters within this time is one card. */
  static final Duration TOGETHER = Duration.ofSeconds(30);

  private AlertCards() {}

  /** Its own, that of the same on another cluster, or the one that counts while it storms. */
  static long card(Tx tx, long number, String cluster, String rule, Instant at) {
    List<AlertRows.Told> told = AlertRows.cardsSince(tx, at.minus(STORM));
    Optional<Long> together =
        told.stream()
            .filter(it -> it.rule().equals(rule) && !it.cluster().equals(cluster))
            .filter(it -> it.at().isAfter(at.minus(TOGETHER)))
            .map(AlertRows.Told::card)
            .findFirst();
    boolean storms = told.size() > MOST_CARDS;
    return together.orElseGet(() -> storms ? told.getLast().card() : number);
  }

  static Set<Place> places(WatchRule rule, Map<String, String> channels) {
    Set<Place> places = new LinkedHashSet<>();
    channels.forEach((platform, channel) ->
        places.add(Place.of(platform, rule.channels().getOrDefault(platform, channel))));
    rule.channels().forEach((platform, channel) -> places.add(Place.of(platform, channel)));
    return places;
  }
}

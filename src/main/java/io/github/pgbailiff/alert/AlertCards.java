package io.github.pgbailiff.alert;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

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
  /**
   * As many cards appear in a channel within {@link #STORM}; what comes then stands together on one
   * more.
   */
  static final int MOST_CARDS = 10;

  static final Duration STORM = Duration.ofMinutes(10);

  /** The same of several clusters within this time is one card. */
  static final Duration TOGETHER = Duration.ofSeconds(30);

  private AlertCards() {}

  /**
   * Its own, that of the same on another cluster, or the one that counts while it storms in a
   * channel; never one that stands elsewhere.
   */
  static long card(
      Tx tx, long number, String cluster, Sighted sighted, Set<Place> places, Instant at) {
    List<AlertRows.Told> told = AlertRows.cardsSince(tx, at.minus(STORM));
    Map<Long, Set<Place>> standing =
        told.stream()
            .collect(groupingBy(AlertRows.Told::card, mapping(AlertRows.Told::place, toSet())));
    List<AlertRows.Told> here =
        told.stream().filter(it -> places.equals(standing.get(it.card()))).toList();
    Optional<Long> together =
        here.stream()
            .filter(it -> isSame(it, sighted) && !it.cluster().equals(cluster))
            .filter(it -> it.at().isAfter(at.minus(TOGETHER)))
            .map(AlertRows.Told::card)
            .findFirst();
    boolean storms =
        !here.isEmpty()
            && places.stream()
                .anyMatch(place ->
                    told.stream().filter(it -> it.place().equals(place)).count() > MOST_CARDS);
    return together.orElseGet(() -> storms ? here.getLast().card() : number);
  }

  /**
   * Whatever a rule finds is the same; of another program's alerts those that it calls the same.
   */
  private static boolean isSame(AlertRows.Told told, Sighted sighted) {
    return told.rule().equals(sighted.rule().name())
        && (!sighted.subject().isForeign() || told.subject().equals(sighted.subject()));
  }

  static Set<Place> places(WatchRule rule, Map<String, String> channels) {
    Set<Place> places = new LinkedHashSet<>();
    channels.forEach((platform, channel) ->
        places.add(Place.of(platform, rule.channels().getOrDefault(platform, channel))));
    rule.channels().forEach((platform, channel) -> places.add(Place.of(platform, channel)));
    return places;
  }
}

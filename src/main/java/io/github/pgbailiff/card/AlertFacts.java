package io.github.pgbailiff.card;

import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Alert.State;
import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.view.SightWords;
import io.github.pgbailiff.verb.view.SnoozeWords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The facts under the finding of an alert that stands.
 *
 * @param owner whose session it is, in words
 * @param now when the card is shown
 */
record AlertFacts(Alert alert, Function<Sight.Watched, Optional<String>> owner, Instant now) {

  List<Field> list() {
    Sight latest = alert.latest();
    return Stream.of(
            text("", SightWords.cost(latest)),
            text("last hour", latest.connections().flatMap(Sight.Share::lastHour)),
            text("here", latest.here()),
            text("owner", latest.session().flatMap(owner)),
            alert.state() == State.SNOOZED ? Optional.of(snoozed()) : Optional.<Field>empty(),
            Optional.of(Field.people("since", Value.moment(Optional.of(alert.since())))),
            text("", Optional.of(alert.id() + " · rule " + alert.rule())))
        .flatMap(Optional::stream)
        .toList();
  }

  /** How long it lasted and what ended it, in one line. */
  static String over(Alert alert) {
    String lasted = SightWords.age(alert.lasted().toSeconds());
    if (alert.isUnwatched()) {
      return "%s on %s is no longer watched, by a change of the configuration; after %s it may still go on"
          .formatted(alert.id(), alert.cluster(), lasted);
    }
    String by =
        alert
            .endedBy()
            .map(it -> "ended by " + it)
            .orElse(alert.subject().isForeign() ? "resolved" : "it ended by itself");
    return "%s on %s is over after %s; %s".formatted(alert.id(), alert.cluster(), lasted, by);
  }

  private static Optional<Field> text(String heading, Optional<String> words) {
    return words.map(it -> Field.people(heading, Value.text(it)));
  }

  private Field snoozed() {
    return Field.people("", SnoozeWords.of(alert, now));
  }
}

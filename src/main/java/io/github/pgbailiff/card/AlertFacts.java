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

  private static Optional<Field> text(String heading, Optional<String> words) {
    return words.map(it -> Field.people(heading, Value.text(it)));
  }

  private Field snoozed() {
    return Field.people("", SnoozeWords.of(alert, now));
  }
}

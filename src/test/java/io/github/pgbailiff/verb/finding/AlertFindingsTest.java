package io.github.pgbailiff.verb.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Alert.State;
import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.alert.Snooze;
import io.github.pgbailiff.alert.Subject;
import io.github.pgbailiff.alert.WatchRule.Offer;
import io.github.pgbailiff.chat.text.CellText;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Step;
import io.github.pgbailiff.reply.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AlertFindingsTest {
  private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");
  private static final Instant SINCE = NOW.minusSeconds(420);

  private static Alert alert(long number, State state, Optional<Snooze> snooze) {
    Sight sight = Sight.saying(NOW, "disk is nearly full");
    return new Alert(
        number,
        "disk",
        "prod-eu",
        Subject.CLUSTER,
        state,
        SINCE,
        NOW,
        snooze,
        Optional.of(NOW).filter(_ -> state == State.OVER),
        Optional.of("R-3 of ann and bob").filter(_ -> state == State.OVER),
        number,
        1,
        sight,
        sight);
  }

  private static Alert snoozed(long number, Snooze snooze) {
    return alert(number, State.SNOOZED, Optional.of(snooze));
  }

  private static List<Finding> findings(Alert... alerts) {
    return new AlertFindings(NOW, _ -> Optional.of(Offer.TERMINATE), it -> it.number() < 9)
        .of(List.of(alerts));
  }

  private static String words(Finding finding) {
    return CellText.text(new Value.Line(finding.sentence()));
  }

  @Test
  void moments_are_values_for_each_reader_to_see_in_their_own_time() {
    assertThat(findings(alert(1, State.OVER, Optional.empty())).getFirst().sentence())
        .contains(new Value.Clock(SINCE), new Value.Clock(NOW));
  }

  @Test
  void a_snoozed_one_says_by_whom_and_until_when() {
    Snooze whole = Snooze.ofApplication("etl", NOW.plusSeconds(14_400));
    Snooze ever = Snooze.of(Optional.empty());
    assertThat(
            findings(
                snoozed(4, Snooze.of(Optional.of(NOW.plusSeconds(1800))).by("ann")),
                snoozed(3, whole.by("ann")),
                snoozed(2, ever.by("ann")),
                snoozed(1, ever)))
        .extracting(AlertFindingsTest::words)
        .containsExactly(
            "A-4: prod-eu: disk is nearly full, since 02:53Z; snoozed by ann until 03:30Z, in 30 min",
            "A-3: prod-eu: disk is nearly full, since 02:53Z; snoozed by ann, with all of etl on"
                + " prod-eu, until 07:00Z, in 4h00",
            "A-2: prod-eu: disk is nearly full, since 02:53Z; snoozed by ann until it is over",
            "A-1: prod-eu: disk is nearly full, since 02:53Z; snoozed until it is over");
  }

  @Test
  void those_that_stand_come_first_and_what_is_over_says_who_ended_it() {
    List<Finding> told =
        findings(alert(2, State.OVER, Optional.empty()), alert(1, State.OPEN, Optional.empty()));
    assertThat(told)
        .extracting(AlertFindingsTest::words)
        .containsExactly(
            "A-1: prod-eu: disk is nearly full, since 02:53Z",
            "A-2: prod-eu: disk is nearly full, since 02:53Z; over since 03:00Z, ended by R-3 of"
                + " ann and bob");
    assertThat(told).extracting(Finding::mark).containsExactly(Mark.LOOK, Mark.NONE);
  }

  private static Alert held(long number, State state) {
    var session =
        new Sight.Watched(
            7,
            SINCE,
            Optional.of("shop"),
            Optional.of("vic"),
            Optional.of("psql"),
            Optional.of("idle in transaction"),
            Optional.of(27L),
            Optional.of(SINCE),
            Optional.of(true),
            Optional.empty(),
            false);
    Sight sight =
        new Sight(
            NOW,
            Optional.of(session),
            List.of(),
            5,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Alert plain = alert(number, state, Optional.empty());
    return new Alert(
        number,
        "held-up",
        "prod-eu",
        Subject.session(7, SINCE),
        state,
        SINCE,
        NOW,
        Optional.empty(),
        plain.over(),
        plain.endedBy(),
        number,
        1,
        sight,
        sight);
  }

  private static List<String> labels(Finding finding) {
    return Stream.concat(
            finding.steps().stream().map(Step::label),
            finding.buttons().stream().map(Button::label))
        .toList();
  }

  @Test
  void what_is_over_is_told_in_the_past() {
    assertThat(words(findings(held(1, State.OVER)).getFirst()))
        .startsWith(
            "A-1: prod-eu: vic · psql (7) was idle in a transaction for 27s and held up 5 sessions,"
                + " since 02:53Z; over since 03:00Z");
  }

  @Test
  void an_open_one_offers_what_its_card_offers_and_a_snoozed_one_only_looks() {
    assertThat(labels(findings(held(1, State.OPEN)).getFirst()))
        .containsExactly("Terminate 7…", "Lock tree A-1", "Show 7", "Snooze A-1…");
    assertThat(labels(findings(held(1, State.SNOOZED)).getFirst()))
        .containsExactly("Lock tree A-1", "Show 7");
    assertThat(labels(findings(held(9, State.OPEN)).getFirst()))
        .as("who may not snooze")
        .containsExactly("Terminate 7…", "Lock tree A-9", "Show 7");
  }

  @Test
  void every_one_is_told_of_however_many_they_are() {
    Stream<Alert> many =
        IntStream.rangeClosed(1, 30).mapToObj(it -> alert(it, State.OPEN, Optional.empty()));
    assertThat(findings(many.toArray(Alert[]::new))).hasSize(30);
  }
}

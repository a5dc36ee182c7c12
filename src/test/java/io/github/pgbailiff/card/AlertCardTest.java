package io.github.pgbailiff.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.alert.Snooze;
import io.github.pgbailiff.alert.Subject;
import io.github.pgbailiff.alert.WatchRule.Offer;
import io.github.pgbailiff.chat.text.CellText;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AlertCardTest {
  private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");

  private static Sight idle(int waiting, boolean wrote, Optional<Long> xminAge) {
    var session =
        new Sight.Watched(
            7,
            NOW.minusSeconds(900),
            Optional.of("shop"),
            Optional.of("vic"),
            Optional.of("psql"),
            Optional.of("idle in transaction"),
            Optional.of(840L),
            Optional.of(NOW.minusSeconds(850)),
            Optional.of(wrote),
            xminAge,
            false);
    return new Sight(
        NOW,
        Optional.of(session),
        List.of(),
        waiting,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Reply.Card card(Subject subject, Sight sight) {
    return card(subject, sight, Alert.State.OPEN);
  }

  private static Reply.Card card(Subject subject, Sight sight, Alert.State state) {
    return card(List.of(alert(1, subject, sight, state)));
  }

  private static Alert alert(long number, Subject subject, Sight sight, Alert.State state) {
    return new Alert(
        number,
        "held-up",
        "prod-eu",
        subject,
        state,
        NOW,
        NOW,
        Optional.of(Snooze.ofApplication("psql", NOW.plusSeconds(3120)).by("ann"))
            .filter(_ -> state == Alert.State.SNOOZED),
        Optional.empty(),
        Optional.empty(),
        1,
        1,
        sight,
        sight);
  }

  private static Reply.Card card(List<Alert> alerts) {
    return new AlertCard(
            alerts,
            _ -> Optional.of(Offer.TERMINATE),
            it -> it.application().map(app -> "app:" + app),
            List.of(),
            NOW)
        .reply();
  }

  private static Reply.Card card(Sight sight) {
    return card(Subject.session(7, NOW.minusSeconds(900)), sight);
  }

  private static String facts(Reply.Card card) {
    return card.report().facts().stream()
        .map(AlertCardTest::words)
        .collect(Collectors.joining("\n"));
  }

  private static String words(Field field) {
    return field.column().heading() + " " + CellText.text(field.value());
  }

  private static List<String> labels(Reply.Card card) {
    return card.buttons().stream().map(Button::label).toList();
  }

  @Test
  void what_holds_vacuum_back_says_by_how_much() {
    Reply.Card card = card(idle(0, false, Optional.of(12_000L)));
    assertThat(facts(card)).contains("holds vacuum back by 12000 transactions");
    assertThat(labels(card)).contains("Terminate 7…");
  }

  @Test
  void what_holds_back_nothing_so_far_is_told_without_a_number() {
    assertThat(facts(card(idle(0, true, Optional.of(0L)))))
        .contains("does not hold vacuum back yet");
  }

  @Test
  void no_end_is_offered_of_what_pins_nothing() {
    Reply.Card card = card(idle(0, false, Optional.empty()));
    assertThat(facts(card)).contains("it has written nothing; pins nothing that anybody needs now");
    assertThat(labels(card)).containsExactly("Lock tree", "Show 7", "Snooze…");
  }

  @Test
  void whoever_holds_others_up_may_be_ended_though_vacuum_is_not_held_back() {
    Reply.Card card = card(idle(2, false, Optional.empty()));
    assertThat(facts(card)).contains("does not hold vacuum back");
    assertThat(labels(card)).contains("Terminate 7…");
  }

  @Test
  void who_reads_of_a_snoozed_one_can_look_and_snooze_it_for_another_time() {
    Reply.Card card =
        card(
            Subject.session(7, NOW.minusSeconds(900)),
            idle(2, true, Optional.empty()),
            Alert.State.SNOOZED);
    assertThat(card.title()).startsWith("💤 prod-eu: vic · psql (7) is idle");
    assertThat(labels(card)).containsExactly("Lock tree", "Show 7", "Snooze…");
  }

  @Test
  void whoever_reads_of_a_snoozed_one_sees_who_holds_it_back_and_until_when() {
    Subject subject = Subject.session(7, NOW.minusSeconds(900));
    Sight sight = idle(2, true, Optional.empty());
    assertThat(facts(card(subject, sight, Alert.State.SNOOZED)))
        .contains("snoozed by ann, with all of psql on prod-eu, until 03:52Z, in 52 min");
    Reply.Card both =
        card(
            List.of(
                alert(1, subject, sight, Alert.State.SNOOZED),
                alert(2, Subject.CLUSTER, sight, Alert.State.OPEN)));
    assertThat(facts(both))
        .contains(" · snoozed by ann, with all of psql on prod-eu, until 03:52Z, in 52 min");
  }

  @Test
  void of_several_each_is_told_in_a_line_those_that_stand_first() {
    Subject subject = Subject.session(7, NOW.minusSeconds(900));
    Sight sight = idle(2, true, Optional.of(0L));
    Reply.Card card =
        card(
            List.of(
                alert(1, subject, sight, Alert.State.OVER),
                alert(2, subject, sight, Alert.State.OPEN)));
    assertThat(card.title()).isEqualTo("🔴 1 of 2 alerts is open: held-up on prod-eu");
    assertThat(facts(card).lines().map(String::strip))
        .containsExactly(
            "A-2 · prod-eu: vic · psql (7) is idle in a transaction for 14m and holds up 2 sessions",
            "A-1 · prod-eu: vic · psql (7) was idle in a transaction for 14m and held up 2 sessions · over");
    assertThat(card.report().notes()).containsExactly("alerts A-1 tells more of one");
  }

  @Test
  void what_is_over_is_told_in_the_past() {
    Reply.Card card =
        card(
            Subject.session(7, NOW.minusSeconds(900)),
            idle(2, true, Optional.empty()),
            Alert.State.OVER);
    assertThat(facts(card))
        .contains("vic · psql (7) was idle in a transaction for 14m and held up 2 sessions");
  }

  @Test
  void what_nobody_watches_for_any_more_is_not_told_as_if_it_were_over() {
    Alert open = alert(7, Subject.CLUSTER, idle(2, true, Optional.empty()), Alert.State.OPEN);
    Alert left =
        new Alert(
            open.number(),
            open.rule(),
            open.cluster(),
            open.subject(),
            Alert.State.OVER,
            open.since(),
            open.seen(),
            Optional.empty(),
            Optional.of(NOW.plusSeconds(840)),
            Optional.of(Alert.UNWATCHED),
            open.card(),
            open.version(),
            open.opened(),
            open.latest());
    Reply.Card card = card(List.of(left));
    assertThat(card.title())
        .isEqualTo(
            "⚪ A-7 on prod-eu is no longer watched, by a change of the configuration; after 14m it may still go on");
    assertThat(card.tone()).isEqualTo(Tone.OVER);
    assertThat(labels(card)).isEmpty();
  }

  @Test
  void words_in_the_present_are_not_told_as_if_it_went_on_once_it_is_over() {
    Sight sight = Sight.saying(NOW, "the replication slot feed holds vacuum back");
    assertThat(card(Subject.slot("feed"), sight).title())
        .isEqualTo("🟡 prod-eu: the replication slot feed holds vacuum back");
    assertThat(facts(card(Subject.slot("feed"), sight, Alert.State.OVER)))
        .contains("then: the replication slot feed holds vacuum back");
  }

  @Test
  void its_owner_is_named() {
    assertThat(facts(card(idle(2, true, Optional.empty())))).contains("owner app:psql");
  }

  @Test
  void nearly_no_connections_come_with_the_last_hour_and_with_usage() {
    var share = new Sight.Share(108, 117, Optional.of("▂▇ 61 → 108 of 120"));
    Reply.Card card = card(Subject.CLUSTER, Sight.of(NOW, share));
    assertThat(card.title()).contains("108 of 117 connections are in use (92%)");
    assertThat(facts(card)).contains("last hour ▂▇ 61 → 108 of 120");
    assertThat(labels(card)).containsExactly("Sessions", "Lock tree", "Usage", "Snooze…");
  }

  @Test
  void an_alert_from_outside_says_what_the_cluster_itself_shows_and_only_looks() {
    Sight sight =
        new Sight(
            NOW,
            Optional.empty(),
            List.of(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.of("disk is full"),
            Optional.of("nobody waits; 61 of 120 connections"));
    Reply.Card card = card(Subject.key("group/1"), sight);
    assertThat(card.title()).isEqualTo("🔴 prod-eu: disk is full");
    assertThat(facts(card)).contains("here nobody waits; 61 of 120 connections");
    assertThat(labels(card)).containsExactly("Sessions", "Lock tree", "Usage", "Snooze…");
  }
}

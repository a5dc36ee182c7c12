package io.github.pgbailiff.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.alert.Alert.State;
import io.github.pgbailiff.outbox.Announcement;
import io.github.pgbailiff.outbox.Announcements;
import io.github.pgbailiff.request.gate.Clock;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The alerts of a store, whichever database keeps them. */
public abstract class AlertsContract {
  private static final Map<String, String> CHANNELS = Map.of("slack", "C0OPS0001");
  private static final WatchRule HELD_UP = BuiltInRules.all().getFirst();
  private static final WatchRule GONE = BuiltInRules.all().getLast().atOnce();
  private static final Instant STARTED = Instant.parse("2026-11-22T09:26:55.123456Z");

  private final Clock clock = new Clock();
  private final List<Store> stores = new ArrayList<>();
  private Optional<StoreSettings> settings = Optional.empty();

  /** The settings of a store that nothing was written to yet. */
  protected abstract StoreSettings fresh();

  private record Replica(Alerts alerts, Announcements announcements) {
    List<Announcement> claim() {
      return announcements.claim("slack", 50);
    }
  }

  private Replica replica() {
    settings = settings.or(() -> Optional.of(fresh()));
    Store store = Stores.open(settings.orElseThrow());
    stores.add(store);
    var announcements = new Announcements(store, clock);
    return new Replica(new Alerts(store, clock), announcements);
  }

  private Replica replica;

  @BeforeEach
  void open() {
    replica = replica();
  }

  @AfterEach
  void close_the_stores() {
    stores.forEach(Store::close);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private Sighted holder(int pid, int waiting) {
    var session =
        new Sight.Watched(
            pid,
            STARTED,
            Optional.of("shop"),
            Optional.of("vic"),
            Optional.of("psql"),
            Optional.of("idle in transaction"),
            Optional.of(840L),
            Optional.of(STARTED),
            Optional.of(true),
            Optional.of(12L),
            false);
    var sight =
        new Sight(
            now(),
            Optional.of(session),
            List.of(),
            waiting,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Sighted(HELD_UP, Subject.session(pid, STARTED), now(), sight);
  }

  private void looked(String cluster, Sighted... sighted) {
    looked(replica, cluster, sighted);
  }

  private void looked(Replica by, String cluster, Sighted... sighted) {
    by.alerts()
        .looked(
            cluster,
            clock.instant(),
            it -> !it.subject().isForeign(),
            List.of(sighted),
            CHANNELS,
            new EndedBy(Optional.empty()));
  }

  private Alert only() {
    List<Alert> all = replica.alerts().listed(Duration.ofDays(1));
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private Announcement shown() {
    List<Announcement> due = replica.claim();
    assertThat(due).hasSize(1);
    replica.announcements().shown(due.getFirst(), version(due.getFirst()), "ts-1");
    return due.getFirst();
  }

  private long version(Announcement announcement) {
    assertThat(announcement.subject()).isInstanceOf(Announcement.AlertCard.class);
    return ((Announcement.AlertCard) announcement.subject()).version();
  }

  @Test
  void one_thing_has_one_card_however_often_it_is_seen() {
    looked("prod", holder(7, 3));
    shown();
    clock.pass(Duration.ofSeconds(15));
    looked("prod", holder(7, 3));
    assertThat(replica.claim()).isEmpty();
    assertThat(only().id()).isEqualTo("A-1");
  }

  @Test
  void more_who_wait_edit_the_card() {
    looked("prod", holder(7, 3));
    shown();
    looked("prod", holder(7, 5));
    assertThat(replica.claim())
        .extracting(Announcement::message)
        .containsExactly(Optional.of("ts-1"));
    assertThat(only().latest().waiting()).isEqualTo(5);
    assertThat(only().opened().waiting()).isEqualTo(3);
  }

  @Test
  void what_is_not_there_any_more_is_over_and_says_who_ended_it() {
    looked("prod", holder(7, 3));
    shown();
    clock.pass(Duration.ofMinutes(14));
    replica
        .alerts()
        .looked(
            "prod",
            clock.instant(),
            _ -> true,
            List.of(),
            CHANNELS,
            new EndedBy(Optional.of("R-12 of ann and bob")));
    assertThat(only().state()).isEqualTo(State.OVER);
    assertThat(only().endedBy()).contains("R-12 of ann and bob");
    assertThat(replica.claim()).hasSize(1);
  }

  @Test
  void a_look_that_comes_late_ends_and_begins_nothing() {
    Instant before = clock.instant();
    clock.pass(Duration.ofSeconds(20));
    looked("prod", holder(7, 3));
    late(before);
    assertThat(only().stands()).isTrue();

    clock.pass(Duration.ofSeconds(1));
    Instant during = clock.instant();
    clock.pass(Duration.ofSeconds(20));
    looked("prod");
    late(during, holder(7, 3));
    assertThat(only().stands()).isFalse();
  }

  private void late(Instant began, Sighted... sighted) {
    replica
        .alerts()
        .looked(
            "prod", began, _ -> true, List.of(sighted), CHANNELS, new EndedBy(Optional.empty()));
  }

  @Test
  void what_could_not_be_judged_is_not_over() {
    looked("prod", holder(7, 3));
    replica
        .alerts()
        .looked(
            "prod",
            clock.instant(),
            _ -> false,
            List.of(),
            CHANNELS,
            new EndedBy(Optional.empty()));
    assertThat(only().stands()).isTrue();
  }

  @Test
  void what_a_fresh_process_has_not_seen_for_long_enough_begins_nothing_and_ends_nothing() {
    WatchRule patient = BuiltInRules.all().getLast();
    var gone = new Sighted(patient, Subject.CLUSTER, now(), Sight.saying(now(), "is away"));
    looked("prod", gone);
    assertThat(replica.claim()).isEmpty();
    clock.pass(patient.lasting());
    looked("prod", gone);
    shown();
    looked(replica(), "prod", new Sighted(patient, Subject.CLUSTER, now(), gone.sight()));
    assertThat(only().stands()).isTrue();
    assertThat(replica.claim()).isEmpty();
  }

  @Test
  void flapping_opens_the_same_card_again() {
    looked("prod", holder(7, 3));
    shown();
    looked("prod");
    clock.pass(HELD_UP.againAfter().minusSeconds(1));
    looked("prod", holder(7, 3));
    assertThat(only().state()).isEqualTo(State.OPEN);
    assertThat(only().id()).isEqualTo("A-1");
  }

  @Test
  void what_could_not_appear_appears_when_it_is_true_again() {
    looked("prod", holder(7, 3));
    replica.claim().forEach(replica.announcements()::giveUp);
    looked("prod");
    assertThat(replica.claim()).isEmpty();
    looked("prod", holder(7, 3));
    assertThat(only().id()).isEqualTo("A-1");
    assertThat(shown().message()).isEmpty();
  }

  @Test
  void what_could_not_appear_appears_when_somebody_has_let_the_bot_in() {
    looked("prod", holder(7, 3));
    replica.claim().forEach(replica.announcements()::giveUp);
    clock.pass(Duration.ofMinutes(9));
    looked("prod", holder(7, 5));
    assertThat(replica.claim()).isEmpty();
    clock.pass(Duration.ofMinutes(1));
    replica.claim().forEach(replica.announcements()::giveUp);
    clock.pass(Duration.ofMinutes(10));
    assertThat(shown().message()).isEmpty();
    assertThat(replica.claim()).isEmpty();
    looked("prod");
    assertThat(shown().message()).contains("ts-1");
  }

  @Test
  void what_could_not_appear_and_is_over_is_nobodys_news() {
    looked("prod", holder(7, 3));
    replica.claim().forEach(replica.announcements()::giveUp);
    looked("prod");
    clock.pass(Duration.ofMinutes(10));
    assertThat(replica.claim()).isEmpty();
  }

  @Test
  void a_card_that_could_not_be_edited_for_a_while_is_over_all_the_same() {
    looked("prod", holder(7, 3));
    shown();
    looked("prod", holder(7, 5));
    replica.claim().forEach(replica.announcements()::giveUp);
    assertThat(replica.claim()).isEmpty();
    looked("prod");
    assertThat(shown().message()).contains("ts-1");
  }

  @Test
  void how_long_it_lasted_counts_from_when_it_was_true_again() {
    looked("prod", holder(7, 3));
    looked("prod");
    clock.pass(Duration.ofMinutes(20));
    looked("prod", holder(7, 3));
    clock.pass(Duration.ofMinutes(1));
    looked("prod", new Sighted(HELD_UP, holder(7, 3).subject(), now(), holder(7, 3).sight()));
    looked("prod");
    assertThat(only().lasted()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void what_is_snoozed_for_a_time_stays_so_though_it_flaps() {
    var gone = new Sighted(GONE, Subject.CLUSTER, now(), Sight.saying(now(), "is away"));
    looked("prod", gone);
    replica.alerts().snoozes().add(1, Snooze.of(Optional.of(clock.instant().plusSeconds(600))));
    looked("prod");
    assertThat(only().state()).isEqualTo(State.OVER);
    looked("prod", gone);
    assertThat(only().state()).isEqualTo(State.SNOOZED);
    looked("prod");
    clock.pass(Duration.ofSeconds(601));
    looked("prod", gone);
    assertThat(only().state()).isEqualTo(State.OPEN);
  }

  @Test
  void much_later_it_is_another_one() {
    looked("prod", holder(7, 3));
    looked("prod");
    clock.pass(HELD_UP.againAfter().plusSeconds(1));
    looked("prod", holder(7, 3));
    assertThat(replica.alerts().listed(Duration.ofDays(1)))
        .extracting(Alert::id)
        .containsExactly("A-2", "A-1");
  }

  @Test
  void another_session_with_the_same_pid_is_another_thing() {
    looked("prod", holder(7, 3));
    Sighted later = holder(7, 3);
    looked(
        "prod",
        new Sighted(
            later.rule(), Subject.session(7, STARTED.plusSeconds(1)), now(), later.sight()));
    assertThat(replica.alerts().listed(Duration.ofDays(1)))
        .extracting(Alert::state)
        .containsExactly(State.OPEN, State.OVER);
  }

  @Test
  void a_second_replica_tells_nothing_twice() {
    looked("prod", holder(7, 3));
    shown();
    looked(replica(), "prod", holder(7, 3));
    assertThat(replica.claim()).isEmpty();
  }

  @Test
  void the_same_on_many_clusters_at_once_is_one_card() {
    for (String cluster : List.of("a", "b", "c")) {
      looked(cluster, new Sighted(GONE, Subject.CLUSTER, now(), Sight.saying(now(), "is away")));
    }
    assertThat(replica.claim()).hasSize(1);
    assertThat(replica.alerts().onCard(1))
        .extracting(Alert::cluster)
        .containsExactly("a", "b", "c");
  }

  @Test
  void two_holders_of_one_cluster_have_a_card_each() {
    looked("prod", holder(7, 3), holder(8, 2));
    assertThat(replica.claim()).hasSize(2);
    assertThat(replica.alerts().onCard(1)).hasSize(1);
  }

  @Test
  void beside_another_programs_alert_stands_what_the_cluster_shows_about_once_a_minute() {
    foreign(Subject.key("group/1"), "disk is full", false);
    shown();
    replica.alerts().beside("prod", () -> "nobody waits; 61 of 120 connections");
    shown();
    clock.pass(Duration.ofSeconds(15));
    replica.alerts().beside("prod", () -> "nobody waits; 62 of 120 connections");
    assertThat(replica.claim()).isEmpty();
    foreign(Subject.key("group/1"), "disk is fuller", false);
    shown();
    assertThat(only().latest().here()).contains("nobody waits; 61 of 120 connections");
    clock.pass(Duration.ofMinutes(1));
    replica.alerts().beside("prod", () -> "nobody waits; 62 of 120 connections");
    replica.alerts().beside("other", () -> "nobody waits");
    shown();
    assertThat(only().latest().here()).contains("nobody waits; 62 of 120 connections");
  }

  @Test
  void a_card_of_another_channel_takes_nothing_in() {
    for (int i = 1; i <= 12; i++) {
      foreign(Subject.key("group/" + i), "disk is full", false);
    }
    WatchRule dba = told(HELD_UP, "C0DBA0001");
    Sighted one = holder(99, 1);
    looked("other", new Sighted(dba, one.subject(), one.since(), one.sight()));
    assertThat(replica.claim())
        .filteredOn(it -> it.place().channel().equals("C0DBA0001"))
        .hasSize(1);
  }

  private static WatchRule told(WatchRule rule, String channel) {
    return new WatchRule(
        rule.name(),
        rule.trigger(),
        rule.lasting(),
        rule.clusters(),
        rule.offer(),
        rule.againAfter(),
        Map.of("slack", channel),
        rule.pinged());
  }

  @Test
  void what_another_program_tells_of_several_clusters_is_one_card_where_it_calls_it_the_same() {
    foreign("a", Subject.key("group/1"), "disk is full", false);
    foreign("b", Subject.key("group/1"), "disk is full", false);
    foreign("c", Subject.key("group/2"), "load is high", false);
    assertThat(replica.claim()).hasSize(2);
    assertThat(replica.alerts().onCard(1)).extracting(Alert::cluster).containsExactly("a", "b");
  }

  @Test
  void a_storm_ends_in_one_card_that_counts() {
    for (int i = 1; i <= 40; i++) {
      clock.pass(Duration.ofSeconds(1));
      Sighted one = holder(i, 1);
      var rule =
          new WatchRule(
              "rule-" + i,
              one.rule().trigger(),
              Duration.ZERO,
              List.of(),
              Optional.empty(),
              Duration.ofMinutes(30),
              Map.of(),
              List.of());
      looked("cluster-" + i, new Sighted(rule, one.subject(), one.since(), one.sight()));
    }
    assertThat(replica.claim()).hasSize(AlertCards.MOST_CARDS + 1);
    assertThat(replica.alerts().onCard(AlertCards.MOST_CARDS + 1))
        .hasSize(40 - AlertCards.MOST_CARDS);
  }

  @Test
  void a_snoozed_one_is_told_again_when_its_time_is_up() {
    looked("prod", holder(7, 3));
    shown();
    assertThat(
            replica
                .alerts()
                .snoozes()
                .add(1, Snooze.of(Optional.of(clock.instant().plusSeconds(60)))))
        .isTrue();
    assertThat(only().state()).isEqualTo(State.SNOOZED);
    shown();
    clock.pass(Duration.ofSeconds(61));
    looked("prod", holder(7, 3));
    assertThat(only().state()).isEqualTo(State.OPEN);
    assertThat(replica.claim()).hasSize(1);
  }

  @Test
  void who_snoozed_it_is_kept_until_it_is_told_again() {
    looked("prod", holder(7, 3));
    Snooze ann = Snooze.of(Optional.of(now().plusSeconds(60))).by("ann");
    replica.alerts().snoozes().add(1, ann);
    looked("prod", holder(7, 4));
    assertThat(only().snooze()).contains(ann);
    looked("prod");
    looked("prod", holder(7, 3));
    assertThat(only().snooze()).as("true again within that time").contains(ann);
    Snooze bob = Snooze.ofApplication("psql", now().plusSeconds(30)).by("bob");
    replica.alerts().snoozes().add(1, bob);
    assertThat(only().snooze()).contains(bob);
    clock.pass(Duration.ofSeconds(31));
    looked("prod", holder(7, 3));
    assertThat(only().snooze()).isEmpty();
  }

  @Test
  void one_that_is_snoozed_to_its_end_is_told_when_it_is_over() {
    looked("prod", holder(7, 3));
    shown();
    replica.alerts().snoozes().add(1, Snooze.of(Optional.empty()));
    shown();
    clock.pass(Duration.ofDays(2));
    looked("prod", holder(7, 3));
    assertThat(only().state()).isEqualTo(State.SNOOZED);
    assertThat(replica.claim()).isEmpty();
    looked("prod");
    assertThat(only().state()).isEqualTo(State.OVER);
  }

  @Test
  void of_a_snoozed_application_nothing_more_is_told_on_that_cluster() {
    looked("prod", holder(7, 3));
    replica
        .alerts()
        .snoozes()
        .add(1, Snooze.ofApplication("psql", clock.instant().plusSeconds(600)));
    looked("prod", holder(7, 3), holder(8, 2));
    Sighted another = holder(9, 0);
    WatchRule rule = BuiltInRules.all().get(3);
    looked(
        "prod",
        holder(7, 3),
        new Sighted(rule, another.subject(), another.since(), another.sight()));
    assertThat(only().id()).isEqualTo("A-1");
    looked("other", holder(9, 2));
    assertThat(replica.alerts().listed(Duration.ofDays(1))).hasSize(2);
  }

  @Test
  void what_is_over_cannot_be_snoozed() {
    looked("prod", holder(7, 3));
    looked("prod");
    assertThat(replica.alerts().snoozes().add(1, Snooze.of(Optional.empty()))).isFalse();
  }

  @Test
  void another_programs_alert_is_edited_by_its_key_and_ends_with_it() {
    Subject key = Subject.key("group/1");
    foreign(key, "disk is full", false);
    foreign(key, "disk is full", false);
    assertThat(only().latest().words()).contains("disk is full");
    looked("prod");
    assertThat(only().stands()).isTrue();
    foreign(key, "disk is full", true);
    foreign(key, "disk is full", true);
    assertThat(only().state()).isEqualTo(State.OVER);
  }

  private void foreign(Subject key, String words, boolean resolved) {
    foreign("prod", key, words, resolved);
  }

  private void foreign(String cluster, Subject key, String words, boolean resolved) {
    replica
        .alerts()
        .foreign(
            cluster,
            WatchRule.foreign("alertmanager"),
            key,
            Sight.saying(now(), words),
            resolved,
            CHANNELS);
  }

  @Test
  void another_programs_alert_wakes_by_itself() {
    foreign(Subject.key("group/1"), "disk is full", false);
    shown();
    replica.alerts().snoozes().add(1, Snooze.of(Optional.of(clock.instant().plusSeconds(60))));
    shown();
    replica.alerts().snoozes().wake();
    assertThat(only().state()).isEqualTo(State.SNOOZED);
    clock.pass(Duration.ofSeconds(61));
    replica.alerts().snoozes().wake();
    assertThat(only().state()).isEqualTo(State.OPEN);
    assertThat(replica.claim()).hasSize(1);
  }

  @Test
  void what_stands_is_listed_before_whatever_is_over_by_now() {
    looked("prod", holder(7, 3));
    for (int i = 0; i < 201; i++) {
      looked("other", holder(100 + i, 3));
    }
    looked("other");
    List<Alert> listed = replica.alerts().listed(Duration.ofDays(1));
    assertThat(listed).hasSize(202).first().extracting(Alert::id).isEqualTo("A-1");
    assertThat(listed.stream().filter(Alert::stands)).hasSize(1);
  }

  @Test
  void alerts_that_nobody_can_ask_for_are_removed() {
    looked("prod", holder(7, 3));
    looked("prod");
    replica.claim().forEach(replica.announcements()::giveUp);
    clock.pass(AlertRows.KEPT.plusSeconds(1));
    replica.alerts().purge();
    assertThat(replica.alerts().find(1)).isEmpty();
  }
}

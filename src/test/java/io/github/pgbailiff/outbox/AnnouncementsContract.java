package io.github.pgbailiff.outbox;

import static io.github.pgbailiff.request.gate.Changes.DEV;
import static io.github.pgbailiff.request.gate.Changes.PROD;
import static io.github.pgbailiff.request.gate.Changes.terminate;
import static io.github.pgbailiff.request.gate.People.CHANNEL;
import static io.github.pgbailiff.request.gate.People.ann;
import static io.github.pgbailiff.request.gate.People.annWithHammer;
import static io.github.pgbailiff.request.gate.People.bob;
import static io.github.pgbailiff.request.gate.Replica.APPROVALS;
import static io.github.pgbailiff.request.gate.Replica.AUDIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.request.Draft;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.gate.OnStore;
import io.github.pgbailiff.request.gate.People;
import io.github.pgbailiff.request.gate.Recipients;
import io.github.pgbailiff.request.gate.Replica;
import io.github.pgbailiff.rules.Requirements;
import io.github.pgbailiff.rules.RuleText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What has to appear in chats, whichever database keeps it. */
public abstract class AnnouncementsContract extends OnStore {
  /** Somebody approved. */
  private static final Announcement.Subject STEP = new Announcement.Step("R-1", 3);

  private List<Announcement> claim(Replica replica) {
    return replica.announcements().claim("slack", 10);
  }

  @Test
  void a_card_stands_where_it_was_asked_and_where_it_is_approved() {
    Replica replica = replica();
    replica.confirmed(terminate(PROD, 2));
    assertThat(claim(replica))
        .extracting(Announcement::place, Announcement::subject, Announcement::message)
        .containsExactly(
            tuple(CHANNEL, new Announcement.Card("R-1", 2), Optional.empty()),
            tuple(APPROVALS, new Announcement.Card("R-1", 2), Optional.empty()));
    assertThat(replica.announcements().claim("discord", 10)).hasSize(1);
    assertThat(replica.announcements().claim("terminal", 10)).isEmpty();
  }

  @Test
  void what_takes_no_approval_appears_only_where_it_was_asked() {
    Replica replica = replica();
    replica.confirmed(terminate(DEV, 2));
    assertThat(claim(replica)).extracting(Announcement::place).containsExactly(CHANNEL);
    assertThat(replica.announcements().claim("discord", 10)).isEmpty();
  }

  @Test
  void a_card_is_edited_until_it_shows_the_newest_version() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 2));
    Announcement first = claim(replica).getFirst();
    accepted(replica.acts().approve(request.id(), bob));
    assertThat(claim(replica)).extracting(Announcement::subject).containsExactly(STEP);
    replica.announcements().shown(first, 2, "ts-1");
    Announcement again = claim(replica).getFirst();
    assertThat(again.message()).contains("ts-1");
    assertThat(again.subject()).isEqualTo(new Announcement.Card("R-1", 3));
    replica.announcements().shown(again, 3, "ts-1");
    clock.pass(Announcements.CLAIM);
    assertThat(claim(replica))
        .extracting(Announcement::place, Announcement::subject)
        .containsExactly(tuple(APPROVALS, new Announcement.Card("R-1", 3)), tuple(APPROVALS, STEP));
  }

  @Test
  void that_somebody_may_have_posted_a_card_is_not_forgotten_when_its_request_goes_on() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 2));
    assertThat(claim(replica).getFirst().attempt().again()).isFalse();
    accepted(replica.acts().approve(request.id(), bob));
    clock.pass(Announcements.CLAIM);
    Announcement again = claim(replica).getFirst();
    assertThat(again.subject()).isEqualTo(new Announcement.Card("R-1", 3));
    assertThat(again.attempt().again()).isTrue();
    replica.announcements().shown(again, 3, "ts-1");
  }

  @Test
  void a_card_that_somebody_slower_put_back_is_edited_once_more() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 2));
    Announcement slow = claim(replica).getFirst();
    replica.announcements().shown(slow, 2, "ts-1");
    accepted(replica.acts().approve(request.id(), bob));
    Announcement quick = claim(replica).getFirst();
    replica.announcements().shown(quick, 3, "ts-1");
    replica.announcements().shown(slow, 2, "ts-1");
    Announcement again = claim(replica).getFirst();
    assertThat(again.subject()).isEqualTo(new Announcement.Card("R-1", 3));
    replica.announcements().shown(again, 3, "ts-1");
    assertThat(claim(replica)).doesNotContain(again);
  }

  @Test
  void a_claim_that_is_not_settled_lapses() {
    Replica replica = replica();
    replica.confirmed(terminate(DEV, 2));
    assertThat(claim(replica)).hasSize(1);
    clock.pass(Announcements.CLAIM.minusSeconds(1));
    assertThat(claim(replica())).isEmpty();
    clock.pass(Duration.ofSeconds(1));
    assertThat(claim(replica())).extracting(Announcement::attempts).containsExactly(1);
  }

  @Test
  void what_fails_is_tried_again_within_fifteen_seconds_for_a_day() {
    Replica replica = replica();
    replica.confirmed(terminate(DEV, 2));
    for (int i = 0; i < 20; i++) {
      List<Announcement> due = claim(replica);
      assertThat(due).hasSize(1);
      replica.announcements().failed(due.getFirst());
      assertThat(claim(replica)).isEmpty();
      clock.pass(Duration.ofSeconds(8));
    }
    clock.pass(Announcements.KEPT);
    assertThat(claim(replica)).isEmpty();
  }

  @Test
  void what_stands_somewhere_is_edited_also_days_later() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 2));
    claim(replica).forEach(it -> replica.announcements().shown(it, 2, "ts of " + it.place()));
    accepted(replica.acts().deny(request.id(), bob, "no"));
    clock.pass(Duration.ofDays(3));
    assertThat(claim(replica))
        .extracting(Announcement::place, Announcement::subject)
        .containsExactly(
            tuple(CHANNEL, new Announcement.Card("R-1", 3)),
            tuple(APPROVALS, new Announcement.Card("R-1", 3)));
    clock.pass(Duration.ofDays(4));
    assertThat(claim(replica)).isEmpty();
  }

  @Test
  void what_can_never_appear_is_given_up_and_tried_anew_with_the_next_version() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 2));
    claim(replica).forEach(replica.announcements()::giveUp);
    clock.pass(Announcements.CLAIM);
    assertThat(claim(replica)).isEmpty();
    accepted(replica.acts().approve(request.id(), bob));
    assertThat(claim(replica))
        .extracting(Announcement::subject)
        .containsExactly(new Announcement.Card("R-1", 3), new Announcement.Card("R-1", 3), STEP);
  }

  @Test
  void a_card_that_could_not_be_edited_for_a_while_is_edited_with_the_next_version() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 2));
    claim(replica).forEach(it -> replica.announcements().shown(it, 2, "ts of " + it.place()));
    accepted(replica.acts().approve(request.id(), bob));
    claim(replica).forEach(replica.announcements()::giveUp);
    claim(replica).forEach(replica.announcements()::giveUp);
    assertThat(claim(replica)).as("nothing new").isEmpty();
    assertThat(new CardThreads(replica.store()).isLost(APPROVALS, request.id())).isTrue();
    accepted(replica.acts().withdraw(request.id(), ann));
    assertThat(new CardThreads(replica.store()).isLost(APPROVALS, request.id())).isFalse();
    assertThat(claim(replica))
        .filteredOn(it -> it.subject() instanceof Announcement.Card)
        .extracting(Announcement::place, Announcement::message)
        .containsExactly(
            tuple(CHANNEL, Optional.of("ts of " + CHANNEL)),
            tuple(APPROVALS, Optional.of("ts of " + APPROVALS)));
  }

  @Test
  void a_notice_appears_once() {
    Replica replica = replica();
    replica
        .store()
        .transact(tx -> {
          replica.announcements().notice(tx, Set.of(AUDIT), "head is 1:aa");
          return 0;
        });
    Announcement notice = claim(replica).getFirst();
    assertThat(notice.subject()).isEqualTo(new Announcement.Notice("head is 1:aa"));
    replica.announcements().shown(notice, 0, "ts");
    clock.pass(Announcements.CLAIM);
    assertThat(claim(replica)).isEmpty();
  }

  @Test
  void broken_glass_is_said_aloud_for_the_record_and_by_the_card_itself() {
    Replica replica = replica();
    Request request = replica.create(terminate(PROD, 2));
    accepted(replica.acts().breakGlass(request.id(), annWithHammer, "prod-eu", "fire"));
    List<Place> said =
        claim(replica).stream()
            .filter(it -> it.subject() instanceof Announcement.Notice)
            .map(Announcement::place)
            .toList();
    assertThat(said).containsExactly(AUDIT);
    clock.pass(Announcements.CLAIM);
    assertThat(claim(replica).stream().map(Announcement::subject))
        .contains(
            new Announcement.Notice(
                "🚨 R-1 BREAK-GLASS by ann, without approvals: prod-eu: terminate 2. Why: fire"));
  }

  @Test
  void each_step_appears_below_the_card_that_it_is_decided_on_and_the_requester_is_told() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 2));
    accepted(replica.acts().approve(request.id(), bob));
    accepted(replica.executions().begin(request.id(), "here"));
    accepted(replica.executions().finish(request.id(), "here", List.of()));
    List<Announcement> due = claim(replica);
    assertThat(due)
        .extracting(Announcement::place, Announcement::subject)
        .contains(
            tuple(APPROVALS, STEP),
            tuple(APPROVALS, new Announcement.Step("R-1", 5)),
            tuple(Place.of("slack", "@U0ann"), new Announcement.Told("R-1")));
    assertThat(due)
        .noneMatch(it -> it.place().equals(CHANNEL) && it.subject() instanceof Announcement.Step);
    Announcement outcome = only(due, new Announcement.Step("R-1", 5), APPROVALS);
    assertThat(replica.announcements().placeOf(outcome)).isEmpty();
    Announcement card = only(due, new Announcement.Card("R-1", 5), APPROVALS);
    replica.announcements().shown(card, 5, "ts-7");
    assertThat(replica.announcements().placeOf(outcome))
        .contains(new Place("slack", APPROVALS.channel(), Optional.of("ts-7")));
    replica.announcements().shown(outcome, 1, "ts-8");
    clock.pass(Announcements.CLAIM);
    assertThat(claim(replica)).doesNotContain(outcome);
  }

  private static Announcement only(
      List<Announcement> due, Announcement.Subject subject, Place place) {
    return due.stream()
        .filter(it -> it.subject().equals(subject) && it.place().equals(place))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_end_that_somebody_else_or_time_brought_is_told_to_the_requester() {
    Replica replica = replica();
    Request denied = replica.confirmed(terminate(PROD, 2));
    accepted(replica.acts().deny(denied.id(), bob, "not now"));
    Request expired = replica.confirmed(terminate(PROD, 2));
    clock.pass(Duration.ofHours(1));
    replica.requests().expireDue();
    assertThat(claim(replica))
        .extracting(Announcement::subject)
        .contains(new Announcement.Told(denied.id()), new Announcement.Told(expired.id()));
  }

  @Test
  void who_withdraws_or_needs_nobody_else_is_told_nothing_twice() {
    Replica replica = replica();
    Request withdrawn = replica.confirmed(terminate(PROD, 2));
    accepted(replica.acts().withdraw(withdrawn.id(), People.ann));
    Request alone = replica.confirmed(terminate(DEV, 2));
    accepted(replica.executions().begin(alone.id(), "here"));
    accepted(replica.executions().finish(alone.id(), "here", List.of()));
    assertThat(claim(replica))
        .extracting(Announcement::subject)
        .isNotEmpty()
        .noneMatch(Announcement.Told.class::isInstance);
  }

  @Test
  void only_a_card_that_waits_notifies_those_who_may_approve_and_only_where_the_rule_says() {
    var audience =
        new Recipients(
            Set.of("slack"),
            List.of(),
            List.of(),
            Map.of("dba", List.of("slack:@S0DBA"), "oncall", List.of("slack:U0DORA")));
    Request silent = replica().confirmed(terminate(PROD, 2));
    assertThat(audience.pinged(silent, People.CHANNEL)).isEmpty();
    Requirements loud =
        new Requirements(
            true,
            List.of(new Requirements.Approvals(1, List.of("dba", "nobody"), true)),
            false,
            List.of(),
            Requirements.WITHIN);
    Request waiting = silent.requiring(loud);
    assertThat(audience.pinged(waiting, People.CHANNEL)).containsExactly("slack:@S0DBA");
    assertThat(
            audience.pinged(
                waiting.standing(RequestState.APPROVED, waiting.expiresAt()), People.CHANNEL))
        .isEmpty();
  }

  @Test
  void those_who_may_approve_are_notified_in_one_place() {
    var audience =
        new Recipients(
            Set.of("slack"),
            List.of(Replica.APPROVALS),
            List.of(),
            Map.of("dba", List.of("slack:@S0DBA")));
    Request waiting =
        replica(RuleText.rules(" -> approvals:1 from:dba ping")).create(terminate(PROD, 2));
    assertThat(audience.pinged(waiting, Replica.APPROVALS)).containsExactly("slack:@S0DBA");
    assertThat(audience.pinged(waiting, People.CHANNEL)).isEmpty();
  }

  @Test
  void they_are_reminded_once_when_half_of_the_time_is_over() {
    Replica replica = replica(RuleText.rules(" -> approvals:1 from:dba ping"));
    Replica other = replica(RuleText.rules(" -> approvals:1 from:dba ping"));
    Request decided = replica.create(terminate(PROD, 2));
    Request waiting = replica.create(terminate(PROD, 2));
    accepted(replica.acts().deny(decided.id(), bob, "no"));
    clock.pass(Requirements.WITHIN.dividedBy(2).minusSeconds(1));
    replica.requests().remindDue();
    assertThat(reminders(replica)).isEmpty();
    clock.pass(Duration.ofSeconds(1));
    replica.requests().remindDue();
    other.requests().remindDue();
    assertThat(reminders(replica)).containsExactly(new Announcement.Reminder(waiting.id()));
  }

  @Test
  void nobody_is_reminded_where_the_rule_says_so() {
    Replica replica = replica(RuleText.rules(" -> approvals:1 from:dba"));
    replica.create(terminate(PROD, 2));
    clock.pass(Requirements.WITHIN.dividedBy(2));
    replica.requests().remindDue();
    assertThat(reminders(replica)).isEmpty();
  }

  @Test
  void what_belongs_below_a_card_in_a_thread_stands_in_that_thread() {
    Replica replica = replica(RuleText.rules(" -> approvals:1 from:dba ping"));
    Place thread = new Place("slack", APPROVALS.channel(), Optional.of("ts-1"));
    Speaker inThread = new Speaker(ann.asker(), thread);
    Request waiting =
        replica.requests().create(new Draft(terminate(PROD, 2), inThread, Optional.empty()));
    Announcement card = claim(replica).getFirst();
    assertThat(card.place()).isEqualTo(thread);
    replica.announcements().shown(card, 1, "ts-2");
    var threads = new CardThreads(replica.store());
    assertThat(threads.of(thread, waiting.id())).as("it is there already").isEmpty();
    assertThat(threads.of(APPROVALS, waiting.id())).contains(thread);
    clock.pass(Requirements.WITHIN.dividedBy(2));
    replica.requests().remindDue();
    assertThat(claim(replica))
        .filteredOn(it -> it.subject() instanceof Announcement.Reminder)
        .extracting(it -> replica.announcements().placeOf(it))
        .containsExactly(Optional.of(thread));
  }

  private static List<Announcement.Subject> reminders(Replica replica) {
    return replica.announcements().claim("slack", 50).stream()
        .map(Announcement::subject)
        .filter(Announcement.Reminder.class::isInstance)
        .toList();
  }
}

package io.github.pgbailiff.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.audit.Anchor;
import io.github.pgbailiff.audit.Anchors;
import io.github.pgbailiff.audit.Entry;
import io.github.pgbailiff.audit.RecordContract;
import io.github.pgbailiff.audit.verify.VerificationResult.Broken;
import io.github.pgbailiff.audit.verify.VerificationResult.Problem;
import io.github.pgbailiff.audit.verify.VerificationResult.Sound;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a look through the record finds, after edits by SQL on whichever database holds it. */
abstract class VerificationContract extends RecordContract {
  private VerificationResult verify(Anchor... anchors) {
    return new Verification(store()).run(List.of(anchors));
  }

  private void assertBroken(long seq, Problem problem, String message, Anchor... anchors) {
    assertThat(verify(anchors))
        .isInstanceOfSatisfying(
            Broken.class,
            it -> {
              assertThat(it.message()).contains(message);
              assertThat(it.problem()).isEqualTo(problem);
              assertThat(it.seq()).isEqualTo(seq);
            });
  }

  private void assertSound(Anchor head, Anchor... anchors) {
    assertThat(verify(anchors))
        .isInstanceOfSatisfying(
            Sound.class,
            it -> {
              assertThat(it.events()).isEqualTo(head.seq());
              assertThat(it.head()).isEqualTo(head);
            });
  }

  @Test
  void an_empty_record_is_sound() {
    assertSound(Anchor.START);
    assertSound(Anchor.START, Anchor.START);
  }

  @Test
  void a_record_that_nobody_touched_is_sound_and_says_what_does_not_show() {
    Anchor third = append(3);
    Anchor head = append(7);
    assertSound(head);
    assertThat(((Sound) verify()).unseen().orElseThrow()).contains("No anchor was given");
    assertSound(head, third);
    assertThat(((Sound) verify(third)).unseen().orElseThrow()).contains("younger than event 3");
    assertThat(((Sound) verify(third, head)).unseen()).isEmpty();
  }

  @Test
  void bodies_with_every_kind_of_character_are_sound() {
    append(Map.of("actor", "slack:U0", "verb", "terminate", "reason", "büro \"x\" \\ \n 😀 '; --"));
    assertThat(verify()).isInstanceOf(Sound.class);
  }

  @Test
  void a_body_that_was_changed_is_found() {
    append(10);
    tamper("update audit_event set body = replace(body, 'slack:U4', 'slack:U9') where seq = 5");
    assertBroken(5, Problem.EDITED, "event 5 has a hash that its contents do not give");
  }

  @Test
  void a_body_that_is_no_json_any_more_is_found() {
    append(3);
    tamper("update audit_event set body = 'gone' where seq = 2");
    assertBroken(2, Problem.EDITED, "event 2");
  }

  @Test
  void a_body_that_was_given_another_number_is_found() {
    append(10);
    tamper("update audit_event set body = replace(body, '\"seq\":5', '\"seq\":99') where seq = 5");
    assertBroken(5, Problem.EDITED, "says it is event 99");
  }

  @Test
  void a_column_that_does_not_fit_the_body_is_found() {
    append(10);
    tamper("update audit_event set at = '2020-01-01T00:00:00.000000Z' where seq = 6");
    assertBroken(6, Problem.EDITED, "column at");
  }

  @Test
  void a_hash_that_was_changed_is_found() {
    append(10);
    tamper("update audit_event set hash = previous_hash where seq = 4");
    assertBroken(4, Problem.EDITED, "event 4 has a hash");
  }

  @Test
  void the_last_event_changed_is_found() {
    append(10);
    tamper("update audit_event set body = replace(body, 'terminate', 'cancel') where seq = 10");
    assertBroken(10, Problem.EDITED, "event 10");
  }

  @Test
  void an_event_that_was_changed_with_its_hash_is_found_by_the_next() {
    append(10);
    Entry old = entry(5);
    Entry forged =
        Entry.after(
            new Anchor(4, old.previousHash()),
            old.at(),
            old.body().replace("slack:U4", "slack:U9"));
    tamper("delete from audit_event where seq = 5");
    insert(forged);
    assertBroken(5, Problem.EDITED, "event 6 follows one with another hash");
  }

  @Test
  void an_event_that_was_removed_is_found() {
    append(10);
    tamper("delete from audit_event where seq = 5");
    assertBroken(5, Problem.REMOVED, "event 5 is missing");
  }

  @Test
  void several_events_that_were_removed_are_named() {
    append(10);
    tamper("delete from audit_event where seq between 1 and 3");
    assertBroken(1, Problem.REMOVED, "event 1 and all up to event 3 are missing");
  }

  @Test
  void an_event_is_found_removed_when_those_behind_it_moved_up() {
    append(10);
    tamper(
        "delete from audit_event where seq = 5",
        "update audit_event set seq = seq + 1000000 where seq > 5",
        "update audit_event set seq = seq - 1000001 where seq > 1000000");
    assertBroken(5, Problem.REMOVED, "event 5 is missing");
  }

  @Test
  void two_events_that_changed_places_are_found() {
    append(10);
    tamper(
        "update audit_event set seq = 999 where seq = 4",
        "update audit_event set seq = 4 where seq = 7",
        "update audit_event set seq = 7 where seq = 999");
    assertBroken(4, Problem.REORDERED, "event 7 in its place");
  }

  @Test
  void two_bodies_that_changed_places_are_found() {
    append(10);
    String four = entry(4).body();
    String five = entry(5).body();
    tamper(
        "update audit_event set body = '" + five + "' where seq = 4",
        "update audit_event set body = '" + four + "' where seq = 5");
    assertBroken(4, Problem.REORDERED, "event 5 in its place");
  }

  @Test
  void an_event_that_was_moved_to_the_end_is_found() {
    append(10);
    tamper("update audit_event set seq = 999 where seq = 4");
    assertBroken(4, Problem.REORDERED, "its place is empty");
  }

  @Test
  void an_event_put_between_two_others_is_found_however_well_it_fits() {
    append(10);
    Entry like = entry(5);
    shiftBack(5);
    insert(
        Entry.after(
            new Anchor(4, like.previousHash()), like.at(), like.body().replace("U4", "U99")));
    assertBroken(5, Problem.INSERTED, "put before another event 5");
  }

  @Test
  void a_clumsy_event_put_between_two_others_is_found() {
    append(10);
    Entry like = entry(5);
    shiftBack(5);
    insert(new Entry(5, like.at(), like.body(), "x", "y"));
    assertBroken(5, Problem.INSERTED, "does not fit, while the events around it do");
  }

  @Test
  void a_copy_of_an_event_at_the_end_is_found() {
    append(10);
    Entry like = entry(5);
    insert(new Entry(11, like.at(), like.body(), like.previousHash(), like.hash()));
    assertBroken(11, Problem.INSERTED, "second event 5");
  }

  @Test
  void a_tail_that_was_cut_shows_only_against_an_anchor() {
    Anchor head = append(10);
    tamper("delete from audit_event where seq > 7");
    assertThat(verify()).isInstanceOf(Sound.class);
    assertBroken(8, Problem.TAIL_CUT, "anchor " + head, head);
    assertBroken(8, Problem.TAIL_CUT, "events 8 to 10 are missing", head);
  }

  @Test
  void a_record_that_was_emptied_shows_against_an_anchor() {
    Anchor head = append(3);
    tamper("delete from audit_event");
    assertBroken(1, Problem.TAIL_CUT, "events 1 to 3 are missing", head);
  }

  @Test
  void a_record_written_anew_shows_only_against_an_anchor() {
    Anchor third = append(3);
    Anchor head = append(7);
    rewriteFrom(5, body -> body.replace("slack:U1", "slack:U9"));
    assertThat(verify()).isInstanceOf(Sound.class);
    assertBroken(10, Problem.EDITED, "anchor " + head, third, head);
    assertBroken(10, Problem.EDITED, "an event after 3 up to here was changed", third, head);
  }

  @Test
  void an_anchor_is_told_even_when_the_tail_was_written_anew_and_is_longer() {
    append(10);
    Anchor sixth = anchor(entry(6));
    rewriteFrom(4, body -> body.replace("slack:U3", "slack:U9"));
    append(5);
    assertBroken(6, Problem.EDITED, "anchor " + sixth, sixth);
  }

  @Test
  void an_anchor_of_no_record_is_told() {
    append(2);
    Anchor wrong = new Anchor(0, "f".repeat(64));
    assertBroken(0, Problem.EDITED, "anchor " + wrong, wrong);
  }

  @Test
  void a_careless_rewrite_shows_by_the_anchors_in_the_record() {
    append(5);
    new Anchors(store(), log(), clock(), Duration.ofHours(1)).take("slack:C0AUDIT01");
    append(2);
    assertThat(verify()).isInstanceOf(Sound.class);
    rewriteFrom(4, body -> body.replace("slack:U3", "slack:U9"));
    assertBroken(5, Problem.EDITED, "event 6");
  }

  @Test
  void nothing_is_taken_for_granted_in_a_table_without_constraints() {
    append(5);
    tamper(
        "create table copy as select * from audit_event",
        "drop table audit_event",
        "alter table copy rename to audit_event",
        "insert into audit_event select * from audit_event where seq = 3",
        "update audit_event set body = null where seq = 5");
    assertBroken(3, Problem.INSERTED, "more than once");
    tamper(
        "create table copy as select distinct * from audit_event",
        "drop table audit_event",
        "alter table copy rename to audit_event");
    assertBroken(5, Problem.EDITED, "event 5");
  }
}

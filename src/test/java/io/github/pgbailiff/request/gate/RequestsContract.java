package io.github.pgbailiff.request.gate;

import static io.github.pgbailiff.request.gate.Changes.DEV;
import static io.github.pgbailiff.request.gate.Changes.PROD;
import static io.github.pgbailiff.request.gate.Changes.terminate;
import static io.github.pgbailiff.request.gate.People.ann;
import static io.github.pgbailiff.request.gate.People.annOnDiscord;
import static io.github.pgbailiff.request.gate.People.annWithHammer;
import static io.github.pgbailiff.request.gate.People.bob;
import static io.github.pgbailiff.request.gate.People.bobOnDiscord;
import static io.github.pgbailiff.request.gate.People.bobOnSlackOnly;
import static io.github.pgbailiff.request.gate.People.carl;
import static io.github.pgbailiff.request.gate.People.dora;
import static io.github.pgbailiff.request.gate.People.mallory;
import static io.github.pgbailiff.request.gate.People.scriptInShell;
import static io.github.pgbailiff.request.gate.People.unmappedOnDiscord;
import static io.github.pgbailiff.request.gate.People.unmappedOnSlack;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.outbox.Announcement;
import io.github.pgbailiff.request.Draft;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.Transition;
import io.github.pgbailiff.request.TransitionResult;
import io.github.pgbailiff.rules.RuleText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people can do to requests, whichever database holds them. */
abstract class RequestsContract extends OnStore {
  private static final Optional<String> NONE = Optional.empty();

  @Test
  void ids_are_readable_and_increase() {
    Replica replica = replica();
    assertThat(replica.create(terminate(DEV, 1)).id()).isEqualTo("R-1");
    assertThat(replica.create(terminate(DEV, 1)).id()).isEqualTo("R-2");
    assertThat(replica.requests().find("r-2")).isPresent();
    assertThat(replica.requests().find("R-3")).isEmpty();
    assertThat(replica.requests().find("R-02; drop")).isEmpty();
    assertThat(replica.acts().approve("nonsense", bob))
        .isInstanceOf(TransitionResult.Unknown.class);
    assertThat(replica.acts().approve("R-77", bob)).isInstanceOf(TransitionResult.Unknown.class);
  }

  @Test
  void everything_that_happens_to_a_request_knows_its_event() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 2));
    for (Transition transition : request.history()) {
      long event = transition.event().orElseThrow();
      assertThat(replica.events().get((int) event - 1)).contains("\"seq\":" + event);
    }
    assertThat(request.last().event()).contains((long) replica.events().size());
  }

  @Test
  void a_request_comes_back_from_the_store_as_it_was() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 3));
    request = accepted(replica.acts().approve(request.id(), bob));
    assertThat(replica().find(request)).isEqualTo(request);
    assertThat(request.version()).isEqualTo(3);
    assertThat(request.change().targets().getFirst().id().backendStart()).isEqualTo(Changes.AT);
  }

  @Test
  void confirming_is_enough_where_the_rules_ask_for_no_more() {
    Replica replica = replica();
    Request request = replica.create(terminate(DEV, 3));
    assertThat(request.awaitsConfirmation()).isTrue();
    assertThat(replica.requests().open()).isEmpty();
    assertThat(rejected(replica.acts().confirm(request.id(), bob, NONE)))
        .isEqualTo("R-1: only its requester ann may confirm it");
    request = accepted(replica.acts().confirm(request.id(), annOnDiscord, NONE));
    assertThat(request.state()).isEqualTo(RequestState.APPROVED);
    assertThat(replica.events(request)).containsExactly("request_created", "request_confirmed");
  }

  @Test
  void a_request_is_its_requesters_secret_until_it_is_confirmed() {
    Replica replica = replica();
    Request request = replica.create(terminate(PROD, 3));
    assertThat(rejected(replica.acts().approve(request.id(), bob)))
        .isEqualTo("R-1: its requester has not confirmed it yet");
    assertThat(rejected(replica.acts().deny(request.id(), bob, "no"))).contains("not confirmed");
    accepted(replica.acts().withdraw(request.id(), ann));
    assertThat(replica.announcements().claim("slack", 10)).isEmpty();
  }

  @Test
  void its_end_is_told_to_those_who_read_the_record_with_the_end_and_once() {
    Replica replica = replica();
    Replica other = replica();
    Request request = replica.confirmed(terminate(PROD, 3));
    assertThat(audited(replica)).isEmpty();
    accepted(other.acts().deny(request.id(), bob, "no"));
    String head = replica.audit(clock).head().toString();
    accepted(replica.acts().withdraw(replica.confirmed(terminate(PROD, 1)).id(), ann));
    assertThat(audited(replica))
        .containsExactly(
            new Announcement.Audited("R-1", head),
            new Announcement.Audited("R-2", replica.audit(clock).head().toString()));
    assertThat(audited(other)).isEmpty();
  }

  private static List<Announcement.Subject> audited(Replica replica) {
    return replica.announcements().claim("slack", 100).stream()
        .filter(it -> it.place().equals(Replica.AUDIT))
        .map(Announcement::subject)
        .filter(Announcement.Audited.class::isInstance)
        .toList();
  }

  @Test
  void a_confirmation_that_nobody_answers_is_void_after_two_minutes() {
    Replica replica = replica();
    Request request = replica.create(terminate(DEV, 3));
    clock.pass(Duration.ofSeconds(119));
    assertThat(replica.requests().expireDue()).isEmpty();
    clock.pass(Duration.ofSeconds(1));
    assertThat(rejected(replica.acts().confirm(request.id(), ann, NONE))).contains("expired");
    assertThat(replica.requests().expireDue()).isEmpty();
    assertThat(replica.find(request).state()).isEqualTo(RequestState.EXPIRED);
    assertThat(replica.events(request)).containsExactly("request_created", "request_expired");
  }

  @Test
  void the_confirmation_asks_for_a_missing_reason() {
    Replica replica = replica(RuleText.rules(" -> approvals:1 from:dba pattern:INC-[0-9]+"));
    Request request =
        replica.requests().create(new Draft(terminate(DEV, 1), ann, Optional.of(" ")));
    assertThat(request.awaitsConfirmation()).isTrue();
    assertThat(rejected(replica.acts().confirm(request.id(), ann, NONE)))
        .contains("reason: missing");
    request = accepted(replica.acts().confirm(request.id(), ann, Optional.of("INC-7")));
    assertThat(request.reason()).contains("INC-7");
    assertThat(request.state()).isEqualTo(RequestState.PENDING);
  }

  @Test
  void a_request_that_takes_nothing_is_approved_at_once() {
    Replica replica = replica(RuleText.rules(" -> none"));
    assertThat(replica.create(terminate(DEV, 1)).state()).isEqualTo(RequestState.APPROVED);
  }

  @Test
  void the_time_to_approve_counts_from_the_confirmation() {
    Replica replica = replica();
    Request request = replica.create(terminate(PROD, 3));
    clock.pass(Duration.ofSeconds(100));
    accepted(replica.acts().confirm(request.id(), ann, NONE));
    clock.pass(Duration.ofMinutes(15).minusSeconds(1));
    assertThat(replica.requests().expireDue()).isEmpty();
    clock.pass(Duration.ofSeconds(1));
    assertThat(replica.requests().expireDue()).extracting(Request::id).containsExactly("R-1");
    assertThat(replica.requests().expireDue()).isEmpty();
    assertThat(replica.find(request).why()).contains("nobody decided within 15m");
  }

  @Test
  void what_is_approved_begins_soon_or_never() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 3));
    clock.pass(Duration.ofMinutes(15).minusSeconds(1));
    accepted(replica.acts().approve(request.id(), bob));
    clock.pass(Duration.ofSeconds(59));
    assertThat(replica.requests().expireDue()).isEmpty();
    clock.pass(Duration.ofSeconds(1));
    assertThat(rejected(replica.executions().begin(request.id(), "a"))).contains("expired");
    assertThat(replica.find(request).why())
        .contains("it was approved, but no process began it within 1m");
  }

  @Test
  void only_others_with_the_role_approve() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 3));
    assertThat(rejected(replica.acts().approve(request.id(), annOnDiscord)))
        .isEqualTo("R-1: nobody may approve their own request");
    assertThat(rejected(replica.acts().approve(request.id(), mallory)))
        .isEqualTo("R-1: to approve it takes one of the roles: dba");
    assertThat(rejected(replica.acts().approve(request.id(), unmappedOnDiscord)))
        .isEqualTo("R-1: it came from slack, and no entry of people says who discord:99 is there");
    assertThat(accepted(replica.acts().approve(request.id(), unmappedOnSlack)).state())
        .isEqualTo(RequestState.APPROVED);
  }

  @Test
  void whoever_is_mapped_elsewhere_only_may_be_the_unmapped_requester() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 1), unmappedOnDiscord);
    assertThat(rejected(replica.acts().approve(request.id(), bobOnSlackOnly)))
        .isEqualTo(
            "R-1: it came from discord, and no entry of people says who slack:U0bob is there");
    assertThat(accepted(replica.acts().approve(request.id(), bob)).state())
        .isEqualTo(RequestState.APPROVED);
    Request mapped = replica.confirmed(terminate(PROD, 1), annOnDiscord);
    assertThat(accepted(replica.acts().approve(mapped.id(), bobOnSlackOnly)).state())
        .isEqualTo(RequestState.APPROVED);
  }

  @Test
  void what_a_script_asks_for_in_a_shell_is_approved_by_whoever_is_mapped() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 1), scriptInShell);
    assertThat(accepted(replica.acts().approve(request.id(), bobOnSlackOnly)).state())
        .isEqualTo(RequestState.APPROVED);
  }

  @Test
  void each_human_counts_once_and_for_every_rule_they_are_in() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 21));
    assertThat(request.tally().need()).isEqualTo(3);
    request = accepted(replica.acts().approve(request.id(), bob));
    assertThat(request.tally().have()).isEqualTo(2);
    assertThat(rejected(replica.acts().approve(request.id(), bobOnDiscord)))
        .isEqualTo("R-1: you approved it already, and every approval takes another person");
    request = accepted(replica.acts().approve(request.id(), dora));
    assertThat(request.state()).isEqualTo(RequestState.APPROVED);
    assertThat(request.approvers()).extracting(Identity::name).containsExactly("bob", "dora");
    assertThat(replica.events(request))
        .containsExactly(
            "request_created", "request_confirmed", "request_approved", "request_approved");
  }

  @Test
  void an_approval_that_no_rule_is_missing_is_not_taken() {
    Replica replica =
        replica(RuleText.rules(" -> approvals:1 from:dba", " -> approvals:1 from:oncall"));
    Request request = replica.create(terminate(DEV, 1));
    accepted(replica.acts().approve(request.id(), bob));
    assertThat(rejected(replica.acts().approve(request.id(), carl)))
        .isEqualTo("R-1: what is missing is 1 of oncall");
    accepted(replica.acts().approve(request.id(), dora));
    assertThat(rejected(replica.acts().approve(request.id(), carl)))
        .isEqualTo("R-1: it is approved already (dora, just now)");
  }

  @Test
  void whoever_may_approve_may_deny_with_a_reason() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 3));
    assertThat(rejected(replica.acts().deny(request.id(), ann, "x"))).contains("their own");
    assertThat(rejected(replica.acts().deny(request.id(), mallory, "x"))).contains("dba");
    assertThat(rejected(replica.acts().deny(request.id(), bob, " "))).contains("reason: missing");
    request = accepted(replica.acts().deny(request.id(), bob, "backup is running"));
    assertThat(request.state()).isEqualTo(RequestState.DENIED);
    assertThat(request.why()).contains("backup is running");
    assertThat(rejected(replica.acts().approve(request.id(), carl))).contains("denied already");
  }

  @Test
  void the_requester_withdraws_until_it_is_executed() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 3));
    accepted(replica.acts().approve(request.id(), bob));
    assertThat(rejected(replica.acts().withdraw(request.id(), bob))).contains("only its requester");
    assertThat(accepted(replica.acts().withdraw(request.id(), annOnDiscord)).state())
        .isEqualTo(RequestState.WITHDRAWN);
    assertThat(rejected(replica.executions().begin(request.id(), "a"))).contains("withdrawn");
  }

  @Test
  void breaking_glass_takes_the_role_the_clusters_name_and_a_reason() {
    Replica replica = replica();
    Request both = replica.confirmed(terminate(PROD, DEV, 3));
    Request one = replica.create(terminate(PROD, 3));
    String id = one.id();
    assertThat(
            List.of(
                rejected(replica.acts().breakGlass(id, ann, "prod-eu", "fire")),
                rejected(replica.acts().breakGlass(id, bob, "prod-eu", "fire")),
                rejected(replica.acts().breakGlass(id, annWithHammer, "prod", "fire")),
                rejected(replica.acts().breakGlass(id, annWithHammer, "prod-eu", " ")),
                rejected(replica.acts().breakGlass(both.id(), annWithHammer, "prod-eu", "fire"))))
        .containsExactly(
            "R-2: to break glass takes one of the roles: hammer",
            "R-2: only its requester ann may break glass for it",
            "R-2: \"prod\" is not its cluster; type prod-eu to go ahead",
            "R-2: reason: missing; to break glass takes one",
            "R-1: it changes prod-eu, dev, and glass is broken for one cluster at a time");
    one = accepted(replica.acts().breakGlass(id, annWithHammer, "prod-eu", "fire"));
    assertThat(one.state()).isEqualTo(RequestState.APPROVED);
    assertThat(one.brokeGlass()).isTrue();
    assertThat(replica.events(one)).containsExactly("request_created", "break_glass");
  }

  @Test
  void changes_that_were_approved_lately_count_towards_the_next() {
    Replica replica = replica(RuleText.rules(" -> confirm", "over:20 -> approvals:1 from:dba"));
    Change change = terminate(DEV, 15);
    Request first = replica.create(change);
    Request second = replica.create(change);
    assertThat(second.requirements().approvals()).isEmpty();
    assertThat(accepted(replica.acts().confirm(first.id(), ann, NONE)).state())
        .isEqualTo(RequestState.APPROVED);
    assertThat(accepted(replica.acts().confirm(second.id(), ann, NONE)).state())
        .isEqualTo(RequestState.PENDING);
    assertThat(replica.requests().preview(change, Identity.of(annOnDiscord.asker())).approvals())
        .isNotEmpty();
    clock.pass(Requests.RECENT);
    assertThat(replica.requests().preview(change, Identity.of(ann.asker())).approvals()).isEmpty();
  }
}

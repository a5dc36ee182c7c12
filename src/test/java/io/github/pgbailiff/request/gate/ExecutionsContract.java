package io.github.pgbailiff.request.gate;

import static io.github.pgbailiff.request.gate.Changes.AT;
import static io.github.pgbailiff.request.gate.Changes.DEV;
import static io.github.pgbailiff.request.gate.Changes.PROD;
import static io.github.pgbailiff.request.gate.Changes.terminate;
import static io.github.pgbailiff.request.gate.People.ann;
import static io.github.pgbailiff.request.gate.People.bob;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.SessionId;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.sql.Values;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How the right to carry out a request is held, whichever database keeps it. */
abstract class ExecutionsContract extends OnStore {
  private static final List<PartResult> ENDED =
      List.of(
          new PartResult(
              "dev",
              Optional.empty(),
              List.of(
                  new PartResult.OfTarget(new SessionId(1, AT), Outcome.of(Outcome.Kind.ENDED)),
                  new PartResult.OfTarget(
                      new SessionId(2, AT), new Outcome(Outcome.Kind.NOT_PERMITTED, "superuser"))),
              List.of("clients will reconnect")));

  @Test
  void one_process_carries_a_request_out_once() {
    Replica one = replica();
    Replica other = replica();
    Request request = one.confirmed(terminate(DEV, 2));
    assertThat(one.executions().approved()).containsExactly(request);
    accepted(one.executions().begin(request.id(), "one"));
    assertThat(rejected(other.executions().begin(request.id(), "other")))
        .contains("executing already");
    assertThat(rejected(one.executions().begin(request.id(), "one"))).contains("executing already");
    assertThat(rejected(other.executions().finish(request.id(), "other", ENDED)))
        .isEqualTo("R-1: another process carries it out");
    Request finished = accepted(one.executions().finish(request.id(), "one", ENDED));
    assertThat(other.find(request)).isEqualTo(finished);
    assertThat(finished.state()).isEqualTo(RequestState.FINISHED);
    assertThat(finished.results()).isEqualTo(ENDED);
    assertThat(rejected(one.executions().finish(request.id(), "one", ENDED))).contains("finished");
    assertThat(one.executions().renew(request, "one")).isFalse();
    assertThat(one.events(request))
        .containsExactly(
            "request_created", "request_confirmed", "executing", "outcome", "finished");
  }

  @Test
  void who_ended_a_session_is_found_behind_whatever_was_carried_out_since() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(DEV, 2));
    accepted(replica.executions().begin(request.id(), "one"));
    accepted(replica.executions().finish(request.id(), "one", ENDED));
    replica
        .store()
        .transact(tx -> {
          for (int number = 2; number <= Requests.LIMIT + 60; number++) {
            tx.update(ExecutionsContract.class, "carried-out-too", Values.of("number", number));
          }
          return 0;
        });
    Requests requests = replica.requests();
    Duration week = Duration.ofDays(7);
    assertThat(requests.carriedOut(week, List.of(2), _ -> true))
        .isEqualTo(new Requests.Page(List.of(replica.find(request)), false));
    assertThat(requests.carriedOut(week, List.of(2, 3), _ -> true).requests()).hasSize(1);
    assertThat(requests.carriedOut(week, List.of(), it -> it.number() == 1).requests()).hasSize(1);
    Requests.Page all = requests.carriedOut(week, List.of(), _ -> true);
    assertThat(all.requests()).hasSize(Requests.LIMIT).extracting(Request::number).contains(560L);
    assertThat(all.more()).isTrue();
    clock.pass(week.plusSeconds(1));
    assertThat(requests.carriedOut(week, List.of(2), _ -> true).requests()).isEmpty();
  }

  @Test
  void the_record_names_every_target_before_anything_is_done() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(DEV, 2));
    accepted(replica.executions().begin(request.id(), "one"));
    assertThat(replica.events().getLast())
        .contains(
            "\"type\":\"executing\"",
            "\"actor\":\"slack:U0ann\"",
            "\"steps\":[\"dev: terminate 2\"]",
            """
            {"application":"checkout","backend_start":"2026-11-22T09:26:55.123456Z",\
            "cluster":"dev","database":"wiki","pid":2,"user":"app"}\
            """)
        .doesNotContain("192.168");
  }

  @Test
  void whoever_renews_in_time_keeps_the_right() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(DEV, 2));
    accepted(replica.executions().begin(request.id(), "one"));
    for (int i = 0; i < 10; i++) {
      clock.pass(Duration.ofSeconds(9));
      assertThat(replica.executions().renew(request, "one")).isTrue();
      assertThat(replica.executions().renew(request, "other")).isFalse();
      assertThat(replica.executions().interruptLapsed()).isEmpty();
    }
    accepted(replica.executions().finish(request.id(), "one", ENDED));
  }

  @Test
  void whoever_stalls_past_the_lease_is_told_and_interrupted_once() {
    Replica one = replica();
    Replica other = replica();
    Request request = one.confirmed(terminate(DEV, 2));
    accepted(one.executions().begin(request.id(), "one"));
    clock.pass(Duration.ofSeconds(10));
    assertThat(one.executions().renew(request, "one")).isFalse();
    assertThat(other.executions().interruptLapsed()).extracting(Request::id).containsExactly("R-1");
    assertThat(one.executions().interruptLapsed()).isEmpty();
    assertThat(rejected(one.executions().finish(request.id(), "one", ENDED)))
        .contains("interrupted");
    assertThat(other.executions().unreported()).extracting(Request::id).containsExactly("R-1");
    Request reported = accepted(other.executions().report(request.id(), ENDED));
    assertThat(reported.state()).isEqualTo(RequestState.INTERRUPTED);
    assertThat(reported.results()).isEqualTo(ENDED);
    assertThat(rejected(one.executions().report(request.id(), List.of()))).contains("reported");
    assertThat(other.executions().unreported()).isEmpty();
    assertThat(one.events(request))
        .containsExactly(
            "request_created", "request_confirmed", "executing", "interrupted", "outcome");
  }

  @Test
  void a_stalled_process_that_nobody_missed_still_reports_what_it_did() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(DEV, 2));
    accepted(replica.executions().begin(request.id(), "one"));
    clock.pass(Duration.ofSeconds(30));
    assertThat(accepted(replica.executions().finish(request.id(), "one", ENDED)).state())
        .isEqualTo(RequestState.FINISHED);
    assertThat(replica.executions().interruptLapsed()).isEmpty();
  }

  @Test
  void a_request_is_refused_with_the_reason_before_or_by_its_holder() {
    Replica replica = replica();
    Request before = replica.confirmed(terminate(DEV, 2));
    Request held = replica.confirmed(terminate(DEV, 2));
    assertThat(accepted(replica.executions().refuse(before.id(), "one", "ann left")).why())
        .contains("ann left");
    accepted(replica.executions().begin(held.id(), "one"));
    assertThat(rejected(replica.executions().refuse(held.id(), "other", "x"))).contains("another");
    assertThat(accepted(replica.executions().refuse(held.id(), "one", "restarted")).state())
        .isEqualTo(RequestState.REFUSED);
    assertThat(replica.executions().renew(held, "one")).isFalse();
    assertThat(replica.events(held))
        .containsExactly("request_created", "request_confirmed", "executing", "request_refused");
  }

  @Test
  void what_executes_is_neither_withdrawn_nor_denied_nor_expired() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 2));
    accepted(replica.acts().approve(request.id(), bob));
    accepted(replica.executions().begin(request.id(), "one"));
    assertThat(rejected(replica.acts().withdraw(request.id(), ann))).contains("executing already");
    assertThat(rejected(replica.acts().deny(request.id(), bob, "no")))
        .contains("executing already");
    clock.pass(Duration.ofDays(1));
    assertThat(replica.requests().expireDue()).isEmpty();
    assertThat(replica.requests().open())
        .extracting(Request::state)
        .containsExactly(RequestState.EXECUTING);
  }
}

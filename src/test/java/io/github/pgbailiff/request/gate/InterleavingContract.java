package io.github.pgbailiff.request.gate;

import static io.github.pgbailiff.request.gate.Changes.DEV;
import static io.github.pgbailiff.request.gate.Changes.PROD;
import static io.github.pgbailiff.request.gate.Changes.terminate;
import static io.github.pgbailiff.request.gate.People.ann;
import static io.github.pgbailiff.request.gate.People.annWithHammer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.outbox.Announcement;
import io.github.pgbailiff.request.Draft;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.TooManyRequestsException;
import io.github.pgbailiff.request.Transition;
import io.github.pgbailiff.request.TransitionResult;
import io.github.pgbailiff.rules.RuleText;
import io.github.pgbailiff.rules.Rules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What many threads of several replicas do at the same moment, whichever database settles it. */
abstract class InterleavingContract extends OnStore {
  private static final int THREADS = 50;

  /** Runs every task at the same moment, and gives their results in order. */
  private static <T> List<T> atOnce(IntFunction<T> task) {
    CyclicBarrier barrier = new CyclicBarrier(THREADS);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running =
          IntStream.range(0, THREADS)
              .mapToObj(i -> threads.submit(waiting(barrier, () -> task.apply(i))))
              .toList();
      return running.stream().map(InterleavingContract::get).toList();
    }
  }

  private static <T> Callable<T> waiting(CyclicBarrier barrier, Callable<T> task) {
    return () -> {
      barrier.await();
      return task.call();
    };
  }

  private static <T> T get(Future<T> running) {
    try {
      return running.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Request> accepted(List<TransitionResult> decided) {
    return decided.stream().flatMap(it -> TransitionResult.accepted(it).stream()).toList();
  }

  private static Speaker dba(int number) {
    return People.on("slack", People.person("dba" + number), "dba");
  }

  @Test
  void fifty_presses_at_once_are_one_approval() {
    List<Replica> replicas = List.of(replica(), replica());
    Request request = replicas.getFirst().confirmed(terminate(PROD, 2));
    List<TransitionResult> decided =
        atOnce(i -> replicas.get(i % 2).acts().approve(request.id(), dba(i)));
    assertThat(accepted(decided)).extracting(Request::state).containsExactly(RequestState.APPROVED);
    assertThat(replicas.getFirst().events(request))
        .containsExactly("request_created", "request_confirmed", "request_approved");
  }

  @Test
  void fifty_people_who_must_all_approve_all_count() {
    Rules rules = RuleText.rules(" -> approvals:" + THREADS + " from:dba");
    List<Replica> replicas = List.of(replica(rules), replica(rules));
    Request request = replicas.getFirst().create(terminate(PROD, 2));
    List<TransitionResult> decided =
        atOnce(i -> replicas.get(i % 2).acts().approve(request.id(), dba(i)));
    assertThat(accepted(decided)).hasSize(THREADS);
    assertThat(replicas.getFirst().find(request).tally().have()).isEqualTo(THREADS);
    assertThat(accepted(decided).stream().filter(it -> it.state() == RequestState.APPROVED))
        .hasSize(1);
  }

  @Test
  void of_everything_that_can_end_a_request_one_thing_does() {
    List<Replica> replicas = List.of(replica(), replica());
    Request request = replicas.getFirst().confirmed(terminate(PROD, 2));
    List<TransitionResult> decided =
        atOnce(i -> {
          Acts acts = replicas.get(i % 2).acts();
          return i % 3 == 0
              ? acts.deny(request.id(), dba(i), "no")
              : acts.withdraw(request.id(), ann);
        });
    assertThat(accepted(decided)).hasSize(1);
    assertThat(replicas.getFirst().events(request)).hasSize(3);
  }

  @Test
  void every_mixture_of_decisions_and_executions_leaves_one_story() {
    List<Replica> replicas = List.of(replica(), replica());
    for (int round = 0; round < 5; round++) {
      Request request = replicas.getFirst().confirmed(terminate(PROD, 2));
      List<TransitionResult> decided = atOnce(i -> anything(replicas.get(i % 2), request, i));
      Request last = replicas.getFirst().find(request);
      assertThat(last.version()).isEqualTo(2 + accepted(decided).size());
      assertThat(replicas.getFirst().events(request)).hasSize((int) last.version());
      assertThat(last.history().stream().filter(it -> it.kind() == Transition.Kind.EXECUTING))
          .hasSizeLessThanOrEqualTo(1);
    }
  }

  private static TransitionResult anything(Replica replica, Request request, int i) {
    String id = request.id();
    return switch (i % 7) {
      case 0 -> replica.acts().withdraw(id, ann);
      case 1 -> replica.acts().deny(id, dba(i), "no");
      case 2 -> replica.acts().breakGlass(id, annWithHammer, "prod-eu", "fire");
      case 3, 4 -> replica.acts().approve(id, dba(i));
      default -> replica.executions().begin(id, "holder" + i);
    };
  }

  @Test
  void one_of_fifty_processes_gets_to_execute() {
    List<Replica> replicas = List.of(replica(), replica());
    Request request = replicas.getFirst().confirmed(terminate(DEV, 2));
    List<TransitionResult> decided =
        atOnce(i -> replicas.get(i % 2).executions().begin(request.id(), "holder" + i));
    assertThat(accepted(decided)).hasSize(1);
    String holder = accepted(decided).getFirst().last().note().orElseThrow();
    assertThat(replicas.getLast().executions().renew(request, holder)).isTrue();
  }

  @Test
  void one_of_fifty_finds_a_lapsed_execution() {
    List<Replica> replicas = List.of(replica(), replica());
    Request request = replicas.getFirst().confirmed(terminate(DEV, 2));
    replicas.getFirst().executions().begin(request.id(), "one");
    clock.pass(Duration.ofSeconds(10));
    List<List<Request>> found = atOnce(i -> replicas.get(i % 2).executions().interruptLapsed());
    assertThat(found.stream().flatMap(List::stream)).hasSize(1);
  }

  @Test
  void nobody_has_more_open_requests_than_one_may_however_many_are_made_at_once() {
    List<Replica> replicas = List.of(replica(), replica());
    List<Optional<Request>> made = atOnce(i -> made(replicas.get(i % 2)));
    assertThat(made.stream().flatMap(Optional::stream)).hasSize(Requests.MOST_OPEN);
    assertThat(replicas.getFirst().requests().create(draft(People.dora))).isNotNull();
  }

  private static Optional<Request> made(Replica replica) {
    try {
      return Optional.of(replica.requests().create(draft(ann)));
    } catch (TooManyRequestsException e) {
      return Optional.empty();
    }
  }

  private static Draft draft(Speaker by) {
    return new Draft(terminate(DEV, 1), by, Optional.of("x"));
  }

  @Test
  void ids_are_given_once_and_announcements_claimed_once() {
    List<Replica> replicas = List.of(replica(), replica());
    List<Speaker> people = List.of(ann, People.carl, People.dora);
    List<Request> made =
        atOnce(i ->
            replicas
                .get(i % 2)
                .requests()
                .create(new Draft(terminate(DEV, 1), people.get(i % 3), Optional.of("x"))));
    assertThat(made.stream().map(Request::number).distinct()).hasSize(THREADS);
    made.forEach(it ->
        people.stream()
            .filter(person -> person.party().equals(it.requester()))
            .forEach(
                person -> replicas.getFirst().acts().confirm(it.id(), person, Optional.empty())));
    List<List<Announcement>> claimed =
        atOnce(i -> replicas.get(i % 2).announcements().claim("slack", 5));
    assertThat(claimed.stream().flatMap(List::stream).map(Announcement::id).distinct())
        .hasSize((int) claimed.stream().mapToLong(List::size).sum())
        .hasSizeGreaterThanOrEqualTo(THREADS);
  }
}

package io.github.pgbailiff.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.audit.AuditSearch;
import io.github.pgbailiff.audit.EventFilter;
import io.github.pgbailiff.audit.verify.Verification;
import io.github.pgbailiff.audit.verify.VerificationResult;
import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * A server with sessions to be terminated and others that nobody means, a process that does it, and
 * another that comes when the first is gone.
 */
final class KillScene implements AutoCloseable {
  /** More than are signalled at once. */
  private static final int TARGETS = 120;

  private static final Duration LAPSE = Duration.ofSeconds(11);

  private final StoreSettings store;
  private final WikiServer wiki;
  private final List<PostgresSession> bystanders;

  /** Those that no kill has reached yet, by their pids. */
  private final Map<Integer, PostgresSession> targets = new HashMap<>();

  /** Lives when the leases of the killed process have lapsed. */
  private final WikiProcess successor;

  private long lastRequest;

  KillScene(StoreSettings store, WikiServer wiki) {
    this.store = store;
    this.wiki = wiki;
    wiki.build();
    this.bystanders = List.of(wiki.enter("shop"), wiki.enter("shop"));
    this.successor =
        WikiProcess.unpooled(
            () -> Stores.open(store),
            InstantSource.offset(InstantSource.system(), LAPSE),
            wiki.url(),
            "postgres");
  }

  /** How long the process takes when nobody kills it. */
  Duration measure() {
    try (KilledProcess process = KilledProcess.start(store, wiki.url())) {
      gather();
      process.awaitReady();
      long before = System.nanoTime();
      process.go();
      process.awaitDone();
      Duration took = Duration.ofNanos(System.nanoTime() - before);
      assertThat(check()).contains(RequestState.FINISHED);
      return took;
    }
  }

  /**
   * Kills it so long after it has begun.
   *
   * @return the state of the request in the end; empty when it came to none
   */
  Optional<RequestState> killAfter(long nanos) {
    try (KilledProcess process = KilledProcess.start(store, wiki.url())) {
      gather();
      process.awaitReady();
      process.go();
      // The moment is what the test is about.
      LockSupport.parkNanos(nanos);
    }
    // The server may still be at what the process has sent.
    await().until(() -> wiki.pids("application_name LIKE 'pgbailiff%'").isEmpty());
    return check();
  }

  private void gather() {
    while (targets.size() < TARGETS) {
      PostgresSession session = wiki.visit("blog");
      targets.put(session.pid(), session);
    }
  }

  private Optional<RequestState> check() {
    recover();
    Set<Integer> alive = wiki.pids("usename = 'blog'");
    Optional<Request> request = successor.records().requests().find("R-" + (lastRequest + 1));
    request.ifPresentOrElse(
        it -> {
          lastRequest = it.number();
          checkOutcomes(it, alive);
        },
        () -> assertThat(alive).hasSize(TARGETS));
    recover();
    assertThat(wiki.pids("usename = 'blog'")).isEqualTo(alive);
    assertThat(bystanders).allMatch(PostgresSession::alive);
    assertThat(new Verification(successor.records().store()).run(List.of()))
        .isInstanceOf(VerificationResult.Sound.class);
    part(alive);
    return request.map(Request::state);
  }

  /** From those who are gone. */
  private void part(Set<Integer> alive) {
    targets.forEach((pid, session) -> {
      if (!alive.contains(pid)) {
        session.close();
      }
    });
    targets.keySet().retainAll(alive);
  }

  private void recover() {
    successor.work().recovery().report();
    successor.work().execution().carryOutApproved();
  }

  private void checkOutcomes(Request request, Set<Integer> alive) {
    List<PartResult.OfTarget> outcomes =
        request.results().stream().flatMap(result -> result.targets().stream()).toList();
    long executed = executions(request);
    assertThat(executed).isLessThanOrEqualTo(1);
    switch (request.state()) {
      case FINISHED -> {
        assertThat(alive).isEmpty();
        assertThat(outcomes).hasSize(TARGETS);
      }
      case INTERRUPTED -> {
        assertThat(outcomes).hasSize(TARGETS);
        assertThat(pids(outcomes, Outcome.Kind.STILL_THERE)).isEqualTo(alive);
      }
      default -> {
        assertThat(executed).isZero();
        assertThat(alive).hasSize(TARGETS);
      }
    }
  }

  /** How often the record says that it was begun. */
  private long executions(Request request) {
    return new AuditSearch(successor.records().store())
        .find(about(request), 1, 50).entries().stream()
            .filter(entry -> entry.body().contains("\"type\":\"executing\""))
            .count();
  }

  private static EventFilter about(Request request) {
    return new EventFilter(
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(request.id()),
        Optional.empty());
  }

  private static Set<Integer> pids(List<PartResult.OfTarget> outcomes, Outcome.Kind kind) {
    return outcomes.stream()
        .filter(it -> it.outcome().kind() == kind)
        .map(it -> it.session().pid())
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    successor.close();
    bystanders.forEach(PostgresSession::close);
    targets.values().forEach(PostgresSession::close);
    wiki.tearDown();
  }
}

package io.github.pgbailiff.request.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.audit.AuditLog;
import io.github.pgbailiff.audit.EventType;
import io.github.pgbailiff.block.Blocks;
import io.github.pgbailiff.outbox.Announcements;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.Transition;
import io.github.pgbailiff.request.record.RequestEvents;
import io.github.pgbailiff.rules.RuleText;
import io.github.pgbailiff.rules.Rules;
import io.github.pgbailiff.store.Leases;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Two replicas on one store, and what must hold of every request in it whatever was done. */
final class ModelWorld implements AutoCloseable {
  private static final Set<String> DBAS = Set.of("bob", "carl");
  private static final Set<String> ONCALL = Set.of("dora");

  /** One DBA, and two people of DBAs and on-call. */
  private static final Rules RULES =
      RuleText.rules(" -> confirm", " -> approvals:1 from:dba", " -> approvals:2 from:dba,oncall");

  private final Clock clock = new Clock();
  private final Map<String, List<String>> record = new HashMap<>();
  private final Store storeOfA;
  private final Store storeOfB;
  private final Replica replicaA;
  private final Replica replicaB;

  ModelWorld(StoreSettings settings) {
    storeOfA = Stores.open(settings);
    storeOfB = Stores.open(settings);
    replicaA = replica(storeOfA);
    replicaB = replica(storeOfB);
  }

  private Replica replica(Store store) {
    AuditLog audit = new AuditLog(store, clock, line -> recorded(line.json()));
    Recipients nobody = new Recipients(Set.of(), List.of(), List.of());
    return new Replica(
        store,
        new Requests(store, audit, clock, RULES, nobody),
        new Announcements(store, clock),
        new Blocks(store, audit, clock, nobody));
  }

  private void recorded(String line) {
    String request = line.replaceAll(".*\"request\":\"([^\"]+)\".*", "$1");
    record
        .computeIfAbsent(request, _ -> new ArrayList<>())
        .add(line.replaceAll(".*\"type\":\"([a-z_]+)\".*", "$1"));
  }

  Replica replica(String name) {
    return name.equals("A") ? replicaA : replicaB;
  }

  Request ask() {
    return replicaA.create(Changes.terminate(Changes.PROD, 1));
  }

  Request look(Request request) {
    return replicaB.find(request);
  }

  void pass(Duration time) {
    clock.pass(time);
  }

  Instant now() {
    return clock.instant();
  }

  /** A renewal succeeds for the one who executes, and for nobody else. */
  void renews(String holder, Request request) {
    boolean mayGoOn = replica(holder).executions().renew(request, holder);
    Request after = look(request);
    if (mayGoOn) {
      assertThat(after.state()).isEqualTo(RequestState.EXECUTING);
      assertThat(after.last().note()).contains(holder);
    }
  }

  /** Everything about a request that decides what can happen to it next. */
  String key(Request request) {
    boolean due = !now().isBefore(request.expiresAt());
    Set<String> approvers =
        request.approvers().stream()
            .map(Identity::key)
            .collect(Collectors.toCollection(TreeSet::new));
    String lease = new Leases(storeOfA, clock).holder("execution/" + request.number()).orElse("-");
    return "%s %s %s %s due=%s lease=%s begun=%s %s"
        .formatted(
            request.state(),
            request.confirmed(),
            request.brokeGlass(),
            approvers,
            due && !request.state().isTerminal() && request.state() != RequestState.EXECUTING,
            lease,
            begun(request),
            request.last().kind() == Transition.Kind.REPORTED);
  }

  private static long begun(Request request) {
    return request.history().stream().filter(it -> it.kind() == Transition.Kind.EXECUTING).count();
  }

  void check(Request before, Request after, boolean accepted) {
    if (before.state().isTerminal()) {
      assertThat(after.state()).as("one terminal state").isEqualTo(before.state());
    }
    assertThat(after.version() - before.version()).as("one step at a time").isBetween(0L, 1L);
    if (accepted) {
      assertThat(after.version()).isGreaterThan(before.version());
    }
    assertThat(after.history().subList(0, before.history().size())).isEqualTo(before.history());
    assertThat(begun(after)).as("at most one execution").isLessThanOrEqualTo(1);
    if (begun(after) == 1 || after.state() == RequestState.APPROVED) {
      assertThat(after.confirmed()).isTrue();
      assertThat(after.brokeGlass() || hasItsApprovals(after)).as("approvals").isTrue();
    }
    assertThat(record.get(after.id())).as("the record").isEqualTo(expectedRecord(after));
  }

  /** Counted from the names alone, apart from the code under test. */
  private static boolean hasItsApprovals(Request request) {
    Set<String> names = new HashSet<>();
    request.approvers().forEach(it -> names.add(it.name()));
    Set<String> counting = new HashSet<>(names);
    counting.retainAll(Set.of("bob", "carl", "dora"));
    return names.stream().anyMatch(DBAS::contains)
        && counting.size() >= 2
        && names.stream().allMatch(it -> DBAS.contains(it) || ONCALL.contains(it));
  }

  private static List<String> expectedRecord(Request request) {
    return request.history().stream()
        .flatMap(it -> RequestEvents.type(it.kind()).stream())
        .map(EventType::word)
        .toList();
  }

  @Override
  public void close() {
    storeOfA.close();
    storeOfB.close();
  }
}

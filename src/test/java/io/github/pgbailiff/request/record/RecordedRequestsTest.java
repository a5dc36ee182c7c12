package io.github.pgbailiff.request.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.audit.AuditLog;
import io.github.pgbailiff.audit.Event;
import io.github.pgbailiff.audit.EventType;
import io.github.pgbailiff.audit.verify.Verification;
import io.github.pgbailiff.audit.verify.VerificationResult;
import io.github.pgbailiff.request.gate.Clock;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Stores;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records whose chain is whole, and which tell of what should not have been done. */
final class RecordedRequestsTest {
  private static final List<Map<String, Object>> TARGETS =
      List.of(Map.of("cluster", "prod", "pid", 7, "backend_start", "2026-11-22T09:26:55Z"));

  @TempDir Path folder = Path.of("");
  private Optional<Store> opened = Optional.empty();

  @BeforeEach
  void open() {
    opened = Optional.of(Stores.open(SqliteStores.in(folder)));
  }

  @AfterEach
  void close() {
    opened.ifPresent(Store::close);
  }

  private void append(Event.Draft event) {
    new AuditLog(opened.orElseThrow(), new Clock(), _ -> {}).append(event.build());
  }

  private void created(int need) {
    append(
        by(EventType.REQUEST_CREATED, "ann")
            .with("verb", "terminate")
            .with("targets", TARGETS)
            .with("steps", List.of("prod: terminate 1"))
            .with(
                "requires",
                Map.of(
                    "confirm",
                    true,
                    "approvals",
                    List.of(Map.of("need", need, "from", List.of("dba"))))));
  }

  private void approved(String by, String role) {
    append(by(EventType.REQUEST_APPROVED, by).with("roles", List.of(role)));
  }

  private void executing(List<Map<String, Object>> targets) {
    append(
        by(EventType.EXECUTING, "ann")
            .with("targets", targets)
            .with("steps", List.of("prod: terminate 1")));
  }

  private static Event.Draft by(EventType type, String person) {
    return Event.of(type).with("actor", "slack:U0" + person).with("request", "R-1");
  }

  private void confirmed() {
    append(by(EventType.REQUEST_CONFIRMED, "ann"));
  }

  private VerificationResult verdict() {
    return new Verification(opened.orElseThrow(), RecordedRequests::new).run(List.of());
  }

  private void notApproved(long seq, String why) {
    assertThat(verdict())
        .isInstanceOfSatisfying(
            VerificationResult.Broken.class,
            it -> {
              assertThat(it.problem()).isEqualTo(VerificationResult.Problem.NOT_APPROVED);
              assertThat(it.seq()).isEqualTo(seq);
              assertThat(it.message()).contains("R-1", why);
            });
  }

  @Test
  void what_was_approved_and_carried_out_is_sound() {
    created(1);
    confirmed();
    approved("bob", "dba");
    executing(TARGETS);
    append(by(EventType.FINISHED, "ann"));
    assertThat(verdict()).isInstanceOf(VerificationResult.Sound.class);
  }

  @Test
  void an_execution_that_nobody_approved_is_found() {
    created(1);
    confirmed();
    executing(TARGETS);
    notApproved(3, "what is missing is 1 of dba");
  }

  @Test
  void the_requester_and_other_roles_and_second_approvals_do_not_count() {
    created(2);
    confirmed();
    approved("ann", "dba");
    approved("dora", "oncall");
    approved("bob", "dba");
    approved("bob", "dba");
    executing(TARGETS);
    notApproved(7, "what is missing is 1 of dba");
  }

  @Test
  void an_execution_of_something_else_is_found() {
    created(1);
    confirmed();
    approved("bob", "dba");
    executing(List.of(Map.of("cluster", "prod", "pid", 8, "backend_start", "x")));
    notApproved(4, "something else was carried out");
  }

  @Test
  void an_execution_without_its_confirmation_or_without_a_request_is_found() {
    created(0);
    executing(TARGETS);
    notApproved(2, "its confirmation is not on the record");
  }

  @Test
  void an_execution_that_nobody_asked_for_is_found() {
    executing(TARGETS);
    notApproved(1, "does not tell that anybody asked for it");
  }

  @Test
  void a_second_execution_is_found() {
    created(1);
    confirmed();
    approved("bob", "dba");
    executing(TARGETS);
    executing(TARGETS);
    notApproved(5, "it was over already");
  }

  @Test
  void what_was_denied_and_carried_out_is_found() {
    created(1);
    confirmed();
    approved("bob", "dba");
    append(by(EventType.REQUEST_DENIED, "bob"));
    executing(TARGETS);
    notApproved(5, "R-1");
  }
}

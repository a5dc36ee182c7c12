package io.github.pgbailiff.request.gate;

import static io.github.pgbailiff.request.gate.Changes.AT;
import static io.github.pgbailiff.request.gate.Changes.DEV;
import static io.github.pgbailiff.request.gate.Changes.PROD;
import static io.github.pgbailiff.request.gate.Changes.terminate;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.audit.Anchor;
import io.github.pgbailiff.audit.AuditSearch;
import io.github.pgbailiff.audit.EventFilter;
import io.github.pgbailiff.audit.verify.Verification;
import io.github.pgbailiff.audit.verify.VerificationResult;
import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.block.BlockEnd;
import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.SessionId;
import io.github.pgbailiff.outbox.Announcement;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.Transition;
import io.github.pgbailiff.request.record.RecordedRequests;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that an older program wrote, whichever database holds it. */
abstract class KeptStoreContract extends OnStore {
  /** How long after the clock's start the older program wrote last. */
  private static final Duration WRITTEN = Duration.ofSeconds(75);

  private static final Anchor ANCHOR =
      Anchor.parse("41:8332bc92d9ce004f0765959dfd0385d797fd0b5f4fffcba41d60cfced59b492f");

  @BeforeEach
  void let_the_time_pass() {
    clock.pass(WRITTEN);
  }

  private static Request request(Replica replica, int number) {
    return replica.requests().find("R-" + number).orElseThrow();
  }

  private static void isSound(Replica replica, long events) {
    assertThat(new Verification(replica.store(), RecordedRequests::new).run(List.of(ANCHOR)))
        .isInstanceOfSatisfying(
            VerificationResult.Sound.class, sound -> assertThat(sound.events()).isEqualTo(events));
  }

  @Test
  void its_record_is_whole_and_can_be_searched() {
    Replica replica = replica();
    isSound(replica, 109);
    EventFilter about =
        new EventFilter(
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("R-9"),
            Optional.empty());
    assertThat(new AuditSearch(replica.store()).find(about, 1, 50).entries())
        .hasSize(6)
        .anyMatch(entry -> entry.body().contains("\"type\":\"break_glass\""));
  }

  @Test
  void its_requests_are_read_whole() {
    Replica replica = replica();
    assertThat(
            IntStream.rangeClosed(1, 24)
                .mapToObj(number -> request(replica, number).state().word())
                .collect(Collectors.joining(" ")))
        .isEqualTo(
            "finished pending interrupted finished approved pending denied withdrawn finished "
                + "finished ".repeat(12)
                + "interrupted executing pending");
    Request finished = request(replica, 1);
    assertThat(finished.change()).isEqualTo(terminate(DEV, 2));
    assertThat(finished.reason()).contains("INC-42");
    assertThat(finished.results())
        .containsExactly(
            new PartResult(
                "dev",
                Optional.empty(),
                List.of(
                    new PartResult.OfTarget(new SessionId(1, AT), Outcome.of(Outcome.Kind.ENDED)),
                    new PartResult.OfTarget(
                        new SessionId(2, AT),
                        new Outcome(Outcome.Kind.NOT_PERMITTED, "superuser"))),
                List.of("clients will reconnect")));
    assertThat(request(replica, 7).last().note()).contains("not now, \"büro\" \uD83D\uDE00");
    assertThat(request(replica, 9).history().stream().map(it -> kind(it)))
        .containsExactly("created", "confirmed", "broke_glass", "executing", "finished");
    assertThat(request(replica, 24).confirmed()).isFalse();
  }

  private static String kind(Transition transition) {
    return transition.kind().name().toLowerCase(Locale.ROOT);
  }

  @Test
  void a_pending_request_can_be_approved_and_carried_out() {
    Replica replica = replica();
    Request approved = accepted(replica.acts().approve("R-2", People.bob));
    assertThat(approved.state()).isEqualTo(RequestState.APPROVED);
    assertThat(approved.change()).isEqualTo(terminate(PROD, 3));
    accepted(replica.executions().begin("R-2", "new"));
    accepted(replica.executions().finish("R-2", "new", List.of()));
    isSound(replica, 112);
  }

  @Test
  void an_approval_counts_with_those_that_follow() {
    Replica replica = replica();
    Request approved = accepted(replica.acts().approve("R-6", People.dora));
    assertThat(approved.state()).isEqualTo(RequestState.APPROVED);
  }

  @Test
  void an_approved_request_is_carried_out() {
    Replica replica = replica();
    assertThat(replica.executions().approved()).extracting(Request::id).containsExactly("R-5");
    accepted(replica.executions().begin("R-5", "new"));
  }

  @Test
  void what_the_older_program_was_killed_at_is_interrupted() {
    Replica replica = replica();
    assertThat(replica.executions().unreported()).extracting(Request::id).containsExactly("R-22");
    assertThat(replica.executions().interruptLapsed()).isEmpty();
    clock.pass(Duration.ofSeconds(11));
    assertThat(replica.executions().interruptLapsed())
        .extracting(Request::id)
        .containsExactly("R-23");
  }

  @Test
  void its_blocks_stand_and_their_leases_end() {
    Replica replica = replica();
    assertThat(replica.blocks().open())
        .extracting(Block::target)
        .containsExactly(
            new BlockTarget.Database("wiki", 16_400),
            new BlockTarget.Role("blog", 7),
            new BlockTarget.RoleInDatabase("shop", 16_500, "blog", 7));
    assertThat(replica.blocks().due().claim("new")).isEmpty();
    clock.pass(Duration.ofMinutes(30));
    assertThat(replica.blocks().due().warn()).isEmpty();
    assertThat(replica.blocks().due().claim("new")).extracting(Block::id).containsExactly("B-1");
    assertThat(replica.blocks().lift("B-1", BlockEnd.byLease(List.of()))).isPresent();
    assertThat(replica.blocks().open()).extracting(Block::id).containsExactly("B-2", "B-3");
  }

  @Test
  void its_announcements_appear() {
    Replica replica = replica();
    assertThat(replica.announcements().claim("slack", 100))
        .extracting(Announcement::subject)
        .hasAtLeastOneElementOfType(Announcement.Card.class)
        .hasAtLeastOneElementOfType(Announcement.Outcome.class)
        .hasAtLeastOneElementOfType(Announcement.Notice.class);
  }

  @Test
  void its_answers_are_there_and_its_numbers_go_on() {
    Replica replica = replica();
    List<String> askers =
        replica
            .store()
            .read(tx ->
                tx.query(KeptStoreContract.class, "kept-answers").stream()
                    .map(row -> row.text("asker"))
                    .toList());
    assertThat(askers).containsExactly("person:ann");
    assertThat(replica.create(terminate(DEV, 1)).id()).isEqualTo("R-25");
  }
}

package io.github.pgbailiff.request.gate;

import static io.github.pgbailiff.request.gate.Changes.DEV;
import static io.github.pgbailiff.request.gate.Changes.PROD;
import static io.github.pgbailiff.request.gate.Changes.terminate;
import static io.github.pgbailiff.request.gate.People.ann;
import static io.github.pgbailiff.request.gate.People.annWithHammer;
import static io.github.pgbailiff.request.gate.People.bob;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.audit.Event;
import io.github.pgbailiff.audit.EventType;
import io.github.pgbailiff.audit.verify.Verification;
import io.github.pgbailiff.audit.verify.VerificationResult;
import io.github.pgbailiff.change.ChangeJson;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestJson;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.record.RecordedRequests;
import io.github.pgbailiff.rules.Requirements;
import io.github.pgbailiff.secret.Secret;
import io.github.pgbailiff.store.StoreSettings;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who can write the tables of requests, whichever database holds them. */
abstract class ForgeryContract extends OnStore {
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private void forge(String... statements) {
    StoreSettings settings = settings();
    try (Connection connection =
            DriverManager.getConnection(
                settings.url(),
                settings.username().orElse(null),
                settings.password().map(Secret::read).orElse(null));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(List.of(statements).toString(), e);
    }
  }

  private static String approval(Request request, long event) {
    return """
    insert into request_transition (request, version, kind, actor_platform, actor_id, actor_name,
      person, place_platform, place_channel, roles, happened_at, event)
    values (%d, %d, 'APPROVED', 'slack', 'U0bob', 'bob', 'bob', 'slack', 'C0OPS', '["dba"]', 0, %d)
    """
        .formatted(request.number(), request.version() + 1, event);
  }

  private static String approved(Request request, long version) {
    return "update request set state = 'approved', confirmed = true, version = %d where number = %d"
        .formatted(version, request.number());
  }

  /** Neither the look before nor the right to carry it out lets it pass. */
  private static void refused(Replica replica, Request request, String why) {
    Request forged = replica.find(request);
    assertThat(forged.state()).isEqualTo(RequestState.APPROVED);
    assertThat(replica.executions().contradiction(forged))
        .hasValueSatisfying(it -> assertThat(it).contains(why));
    assertThat(rejected(replica.executions().begin(request.id(), "one"))).contains(why);
    assertThat(replica.events(request)).doesNotContain("executing");
    assertThat(new Verification(replica.store(), RecordedRequests::new).run(List.of()))
        .isInstanceOf(VerificationResult.Sound.class);
  }

  @Test
  void an_approval_that_is_only_in_the_tables_is_none() {
    Replica replica = replica();
    Request other = replica.confirmed(terminate(PROD, 2));
    Request approvedOther = accepted(replica.acts().approve(other.id(), bob));
    Request request = replica.confirmed(terminate(PROD, 2));
    long event = approvedOther.last().event().orElseThrow();
    forge(approval(request, event), approved(request, request.version() + 1));
    refused(replica, request, "what is missing is 1 of dba");
    assertThat(replica.executions().contradiction(approvedOther)).isEmpty();
  }

  @Test
  void a_confirmation_that_is_only_in_the_tables_is_none() {
    Replica replica = replica();
    Request request = replica.create(terminate(DEV, 2));
    forge(approved(request, request.version()));
    refused(replica, request, "its confirmation is not on the record");
  }

  @Test
  void requirements_that_were_taken_away_in_the_tables_still_hold() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 2));
    forge(
        "update request set requirements = '%s' where number = %d"
            .formatted(RequestJson.ofRequirements(Requirements.NONE), request.number()),
        approved(request, request.version()));
    refused(replica, request, "what is missing is 1 of dba");
  }

  @Test
  void targets_that_were_put_under_an_approval_are_not_approved() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 2));
    accepted(replica.acts().approve(request.id(), bob));
    forge(
        "update request set change = '%s' where number = %d"
            .formatted(ChangeJson.write(terminate(PROD, 9)), request.number()));
    refused(replica, request, "what the store keeps of it is not what the record tells");
  }

  @Test
  void what_was_denied_withdrawn_or_expired_does_not_come_back() {
    Replica replica = replica();
    Request denied = replica.confirmed(terminate(PROD, 2));
    accepted(replica.acts().approve(denied.id(), bob));
    accepted(replica.acts().deny(denied.id(), bob, "no"));
    Request withdrawn = replica.confirmed(terminate(DEV, 2));
    accepted(replica.acts().withdraw(withdrawn.id(), ann));
    forge("update request set state = 'approved'");
    refused(replica, denied, "request_denied");
    refused(replica, withdrawn, "request_withdrawn");
  }

  @Test
  void a_request_that_nobody_made_is_none() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(DEV, 2));
    forge(
        "update request_transition set event = event + 1 where request = " + request.number(),
        approved(request, request.version()));
    refused(replica, request, "does not tell that anybody asked for it");
  }

  @Test
  void a_broken_glass_that_is_only_in_the_tables_is_none() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 2));
    forge(
        approval(request, 1).replace("APPROVED", "BROKE_GLASS").replace("U0bob", "U0ann"),
        approved(request, request.version() + 1));
    refused(replica, request, "what is missing is 1 of dba");
  }

  @Test
  void whoever_broke_glass_on_the_record_goes_ahead() {
    Replica replica = replica();
    Request request = replica.create(terminate(PROD, 2));
    accepted(replica.acts().breakGlass(request.id(), annWithHammer, "prod-eu", "fire"));
    accepted(replica.executions().begin(request.id(), "one"));
    assertThat(new Verification(replica.store(), RecordedRequests::new).run(List.of()))
        .isInstanceOf(VerificationResult.Sound.class);
  }

  @Test
  void what_another_process_has_begun_with_contradicts_nothing() {
    Replica replica = replica();
    Request seen = replica.confirmed(terminate(DEV, 2));
    accepted(replica.executions().begin(seen.id(), "one"));
    assertThat(replica.executions().contradiction(seen)).isEmpty();
  }

  /** The request, with a record that tells of it what the version before told. */
  private Request asOfTheVersionBefore(Replica replica, Request request) {
    return rewritten(replica, request, Map.of());
  }

  private Request rewritten(Replica replica, Request request, Map<String, Object> more) {
    List<Long> written =
        replica.events().stream()
            .map(body -> new JsonMapper().readValue(body, FIELDS))
            .filter(fields -> request.id().equals(fields.get("request")))
            .map(fields -> replica.audit(clock).append(before(fields, more)).seq())
            .toList();
    forge(
        "update request_transition set event = %d where request = %d and kind = 'CREATED'"
            .formatted(written.getFirst(), request.number()));
    return replica.find(request);
  }

  private static Event before(Map<String, Object> fields, Map<String, Object> more) {
    EventType type =
        Arrays.stream(EventType.values())
            .filter(it -> it.word().equals(fields.get("type")))
            .findFirst()
            .orElseThrow();
    Event.Draft event = Event.of(type);
    fields.forEach((name, value) -> {
      boolean later = type != EventType.REQUEST_CREATED && name.equals("requires");
      if (!later && !Set.of("seq", "at", "type", "change").contains(name)) {
        event.with(name, value);
      }
    });
    if (type == EventType.REQUEST_CREATED) {
      more.forEach(event::with);
    }
    return event.build();
  }

  @Test
  void what_was_approved_under_the_version_before_goes_on() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 2));
    accepted(replica.acts().approve(request.id(), bob));
    Request approved = asOfTheVersionBefore(replica, request);
    assertThat(replica.executions().contradiction(approved)).isEmpty();
    accepted(replica.executions().begin(request.id(), "one"));
    assertThat(new Verification(replica.store(), RecordedRequests::new).run(List.of()))
        .isInstanceOf(VerificationResult.Sound.class);
  }

  @Test
  void what_was_written_in_a_form_before_is_held_to_its_own_text() throws Exception {
    String written =
        """
        {"format":2,"verb":"block","command":"block prod-eu db:wiki","parts":[{"cluster":"prod-eu",\
        "identity":{"systemIdentifier":"74","address":null,"port":5432,\
        "postmasterStart":"2026-11-22T09:26:55.123456Z","inRecovery":false},\
        "steps":[{"is":"shut","door":{"is":"database","name":"wiki","oid":1},"lease":"PT30M"}],\
        "exclusions":[],"impact":[]}],"absent":[]}\
        """;
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(written.getBytes(UTF_8));
    Map<String, Object> told = Map.of("change", HexFormat.of().formatHex(digest));
    String forgery = "update request set change = '%s' where number = %d";
    Replica replica = replica();
    Request request = replica.confirmed(terminate(PROD, 2));
    accepted(replica.acts().approve(request.id(), bob));
    forge(forgery.formatted(written, request.number()));
    Request former = rewritten(replica, request, told);
    assertThat(replica.executions().contradiction(former)).isEmpty();
    forge(forgery.formatted(written.replace("wiki", "shop"), request.number()));
    refused(replica, former, "what the store keeps of it is not what the record tells");
    forge(forgery.formatted(written, request.number()));
    accepted(replica.executions().begin(request.id(), "one"));
  }

  @Test
  void what_was_asked_for_under_the_version_before_is_held_to_what_that_told_of_it() {
    Replica replica = replica();
    Request other = replica.confirmed(terminate(PROD, 2));
    accepted(replica.acts().approve(other.id(), bob));
    Request approved = asOfTheVersionBefore(replica, other);
    forge(
        "update request set change = '%s' where number = %d"
            .formatted(ChangeJson.write(terminate(PROD, 9)), approved.number()));
    refused(replica, approved, "what the store keeps of it is not what the record tells");

    Request unapproved = asOfTheVersionBefore(replica, replica.confirmed(terminate(PROD, 2)));
    forge(approved(unapproved, unapproved.version()));
    refused(replica, unapproved, "what is missing is 1 of dba");
  }

  @Test
  void approvals_that_rules_added_under_the_version_before_contradict_nothing() {
    Replica replica = replica();
    Request request = replica.confirmed(terminate(DEV, 2));
    Requirements more =
        new Requirements(
            true,
            List.of(new Requirements.Approvals(1, List.of("dba"), false)),
            false,
            List.of(),
            Requirements.WITHIN);
    forge(
        "update request set requirements = '%s' where number = %d"
            .formatted(RequestJson.ofRequirements(more), request.number()));
    assertThat(replica.executions().contradiction(asOfTheVersionBefore(replica, request)))
        .isEmpty();
  }
}

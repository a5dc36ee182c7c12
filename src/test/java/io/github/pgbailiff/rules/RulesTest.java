package io.github.pgbailiff.rules;

import static io.github.pgbailiff.request.gate.Changes.DEV;
import static io.github.pgbailiff.request.gate.Changes.PROD;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.request.gate.Changes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RulesTest {
  private static final Map<String, Integer> NO_HITS = Map.of();

  @ParameterizedTest(name = "{0} matches {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "                               | terminate prod-eu 3 wiki app | true",
        "verbs:terminate                | terminate prod-eu 3 wiki app | true",
        "verbs:cancel                   | terminate prod-eu 3 wiki app | false",
        "verbs:*                        | terminate prod-eu 3 wiki app | true",
        "verbs:block                    | drain prod-eu 0 wiki -       | true",
        "verbs:terminate                | drain prod-eu 0 wiki -       | true",
        "verbs:drain                    | drain prod-eu 0 wiki -       | true",
        "verbs:block                    | unblock prod-eu 0 wiki -     | false",
        "verbs:unblock                  | block prod-eu 0 wiki -       | false",
        "clusters:prod-*                | terminate prod-eu 3 wiki app | true",
        "clusters:prod-*                | terminate dev 3 wiki app     | false",
        "clusters:env=prod              | terminate prod-eu 3 wiki app | true",
        "clusters:env=prod              | terminate dev 3 wiki app     | false",
        "clusters:env=dev,prod-eu       | terminate dev 3 wiki app     | true",
        "databases:wiki                 | terminate prod-eu 3 wiki app | true",
        "databases:billing,w*           | terminate prod-eu 3 wiki app | true",
        "databases:billing              | terminate prod-eu 3 wiki app | false",
        "databases:wiki                 | terminate prod-eu 0 wiki app | false",
        "users:app                      | terminate prod-eu 3 wiki app | true",
        "users:etl                      | terminate prod-eu 3 wiki app | false",
        "databases:wiki users:etl       | terminate prod-eu 3 wiki app | false",
        "databases:wiki                 | block prod-eu 0 wiki -       | true",
        "databases:billing              | block prod-eu 0 wiki -       | false",
        "users:app                      | block prod-eu 0 wiki -       | true",
        "users:app                      | block prod-eu 0 - etl        | false",
        "databases:billing              | block prod-eu 0 - etl        | true",
        "databases:billing users:etl    | block prod-eu 0 wiki etl     | false",
        "databases:wiki users:etl       | block prod-eu 0 wiki etl     | true",
        "over:20                        | terminate prod-eu 20 wiki app | false",
        "over:20                        | terminate prod-eu 21 wiki app | true",
      })
  void a_rule_matches_by_everything_that_it_says(String when, String change, boolean matches) {
    Rules rules = RuleText.rules((when == null ? "" : when) + " -> approvals:7 from:dba");
    assertThat(rules.requirementsFor(change(change), NO_HITS).need() == 7).isEqualTo(matches);
  }

  private static Change change(String text) {
    List<String> words = List.of(text.split(" ", -1));
    var cluster = words.get(1).equals("dev") ? DEV : PROD;
    int sessions = Integer.parseInt(words.get(2));
    if (words.getFirst().equals("terminate")) {
      return Changes.terminate(cluster, sessions, words.get(3), words.get(4));
    }
    Change block = Changes.block(cluster, target(words.get(3), words.get(4)));
    return new Change(words.getFirst(), text, block.parts());
  }

  private static BlockTarget target(String database, String user) {
    if (database.equals("-")) {
      return new BlockTarget.Role(user, 1);
    }
    return user.equals("-")
        ? new BlockTarget.Database(database, 1)
        : new BlockTarget.RoleInDatabase(database, 1, user, 2);
  }

  @Test
  void a_change_that_no_rule_matches_takes_a_confirmation() {
    assertThat(RuleText.rules().requirementsFor(Changes.terminate(DEV, 1), NO_HITS))
        .isEqualTo(Requirements.CONFIRM);
  }

  @Test
  void a_rule_that_matches_and_asks_for_nothing_lets_the_change_pass() {
    Requirements requirements =
        RuleText.rules(" -> none").requirementsFor(Changes.terminate(DEV, 1), NO_HITS);
    assertThat(requirements.confirm()).isFalse();
    assertThat(requirements.approvals()).isEmpty();
  }

  @Test
  void all_rules_that_match_apply_together() {
    Requirements requirements =
        RuleText.rules(
                "verbs:terminate -> confirm",
                "clusters:prod-* -> approvals:1 from:dba reason within:20m ping",
                "over:2 -> approvals:2 from:dba,oncall pattern:INC-[0-9]+ within:5m",
                "clusters:dev -> approvals:9 from:nobody")
            .requirementsFor(Changes.terminate(PROD, 3), NO_HITS);
    assertThat(requirements)
        .isEqualTo(
            new Requirements(
                true,
                List.of(
                    new Requirements.Approvals(
                        1, List.of("dba"), true, Optional.of("rule 2: every change on prod-*")),
                    new Requirements.Approvals(
                        2,
                        List.of("dba", "oncall"),
                        false,
                        Optional.of(
                            "rule 3: every change of more than 2 sessions, and with those of the"
                                + " last 15m it is 3"))),
                true,
                List.of("INC-[0-9]+"),
                Duration.ofMinutes(5)));
    assertThat(requirements.approvingRoles()).containsExactly("dba", "oncall");
    assertThat(requirements.pingedRoles()).containsExactly("dba");
  }

  @Test
  void sessions_hit_lately_in_the_same_clusters_count() {
    Rules rules = RuleText.rules("clusters:prod-* over:20 -> approvals:2 from:dba");
    Change change = Changes.terminate(PROD, DEV, 15);
    assertThat(rules.requirementsFor(change, Map.of("prod-eu", 5)).need()).isZero();
    assertThat(rules.requirementsFor(change, Map.of("prod-eu", 6)).need()).isEqualTo(2);
    assertThat(rules.requirementsFor(change, Map.of("dev", 100)).need()).isZero();
  }

  @Test
  void a_condition_on_a_database_holds_on_the_selected_cluster() {
    Rules rules = RuleText.rules("clusters:dev databases:wiki -> approvals:2 from:dba");
    assertThat(rules.requirementsFor(Changes.terminate(PROD, 1), NO_HITS).need()).isZero();
    assertThat(rules.requirementsFor(Changes.terminate(PROD, DEV, 1), NO_HITS).need()).isEqualTo(2);
  }

  @Test
  void a_reason_must_be_there_and_contain_every_pattern() {
    Requirements none = RuleText.rules(" -> confirm").requirementsFor(change(), NO_HITS);
    Requirements any = RuleText.rules(" -> reason").requirementsFor(change(), NO_HITS);
    Requirements ticket =
        RuleText.rules(" -> pattern:INC-[0-9]+").requirementsFor(change(), NO_HITS);
    assertThat(none.reasonProblem(Optional.empty())).isEmpty();
    assertThat(any.reasonProblem(Optional.empty())).isPresent();
    assertThat(any.reasonProblem(Optional.of("  "))).isPresent();
    assertThat(any.reasonProblem(Optional.of("stuck"))).isEmpty();
    assertThat(ticket.reasonProblem(Optional.of("stuck, INC-42"))).isEmpty();
    assertThat(ticket.reasonProblem(Optional.of("stuck 100%")))
        .contains("reason: \"stuck 100%\" does not contain what the rules ask for: INC-[0-9]+");
  }

  private static Change change() {
    return Changes.terminate(DEV, 1);
  }
}

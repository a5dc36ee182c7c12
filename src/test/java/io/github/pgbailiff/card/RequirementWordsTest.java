package io.github.pgbailiff.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.request.ApprovalTally;
import io.github.pgbailiff.request.ApprovalTally.Count;
import io.github.pgbailiff.rules.Requirements.Approvals;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequirementWordsTest {
  private static final Approvals ONE = new Approvals(1, List.of("dba"), false);
  private static final Approvals ONE_TOLD = new Approvals(1, List.of("dba"), true);
  private static final Approvals TWO = new Approvals(2, List.of("dba"), false);
  private static final Approvals OTHER = new Approvals(2, List.of("dba", "oncall"), false);

  private static String words(Count... counts) {
    return RequirementWords.progress(new ApprovalTally(List.of(counts)));
  }

  @Test
  void what_two_rules_ask_for_alike_is_said_once() {
    assertThat(words(new Count(ONE, 1), new Count(ONE_TOLD, 1)))
        .isEqualTo("1 of 1 approval of dba");
  }

  @Test
  void of_rules_with_the_same_roles_the_strictest_speaks() {
    assertThat(words(new Count(ONE, 1), new Count(TWO, 1), new Count(OTHER, 1)))
        .isEqualTo("1 of 2 approvals of dba, 1 of 2 approvals of dba or oncall");
  }
}

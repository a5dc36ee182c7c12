package io.github.pgbailiff.demo.server;

import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.rules.Requirements;
import io.github.pgbailiff.rules.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The rules of the demo. */
final class DemoRules {
  private static final List<String> DBA = List.of("dba");

  private DemoRules() {}

  /**
   * Everything is confirmed; ending more than one session, or one on billing, takes a DBA's
   * approval and a reason.
   *
   * @param billing how long a request that hits billing stays open
   */
  static List<Rule> of(Duration billing) {
    return List.of(
        new Rule(
            when(List.of("cancel", "terminate", "block"), List.of(), OptionalInt.empty()),
            new Rule.Require(true, 0, List.of(), false, Optional.empty(), Optional.empty(), false)),
        new Rule(
            when(List.of("terminate"), List.of(), OptionalInt.of(1)),
            approval(Requirements.WITHIN)),
        new Rule(
            when(List.of("terminate"), List.of(new Glob("billing")), OptionalInt.empty()),
            approval(billing)));
  }

  private static Rule.When when(
      List<String> verbs, List<Glob> databases, OptionalInt sessionsOver) {
    return new Rule.When(verbs, List.of(), databases, List.of(), sessionsOver);
  }

  private static Rule.Require approval(Duration within) {
    return new Rule.Require(true, 1, DBA, true, Optional.empty(), Optional.of(within), false);
  }
}

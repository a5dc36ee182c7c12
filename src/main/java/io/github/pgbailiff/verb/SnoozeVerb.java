package io.github.pgbailiff.verb;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** {@code snooze}: an alert of which nothing is told for a while. */
final class SnoozeVerb implements Verb {
  private static final Duration USUAL = Duration.ofMinutes(30);
  static final Declaration DECLARATION =
      new Declaration(
          "snooze",
          List.of(),
          "not to be told of an alert for a while; 30m unless for: says otherwise",
          Set.of(Effect.DECIDE),
          List.of(Positional.ALERT),
          List.of(Keys.QUIET),
          List.of("snooze A-7", "snooze A-7 for:4h"));

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    return new Plan.Snooze(
        command.argument().orElseThrow(),
        command.options().duration(Keys.QUIET.name()).orElse(USUAL));
  }
}

package io.github.pgbailiff.verb.block;

import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.verb.plan.Context;
import java.util.stream.Collectors;

/** The primary of a standby, by the name that people type where they may know it. */
record Primary(Context context) {
  /** Whom to ask instead of the standby. */
  String words(BlockCandidate found) {
    String names =
        found.survey().upstream().stream()
            .flatMap(it -> found.scope().cluster().entriesAt(it).stream())
            .filter(it -> context.limits(Effect.READ.word(), it).leaveSomething())
            .map(it -> it.name())
            .collect(Collectors.joining(" or "));
    return names.isEmpty()
        ? found.survey().againstUnblock().getFirst()
        : "this is a standby: ask its primary, " + names;
  }
}

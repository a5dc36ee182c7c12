package io.github.pgbailiff.verb.view;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.plan.Context;
import java.util.List;
import java.util.Optional;

/**
 * The query texts that {@code query:} looks at: those that the asker may see. Whoever may see
 * literals everywhere on a cluster searches them too, also where they are shown masked.
 */
public final class SearchedTexts {
  private static final String LITERALS = "literals";

  private SearchedTexts() {}

  /** Whether the command searches texts with their literals on the cluster. */
  public static boolean areUnmasked(
      Command command, Asker asker, Authorizer authorizer, Cluster cluster) {
    return searches(command) && authorizer.limits(asker, LITERALS, cluster).areNone();
  }

  public static boolean areUnmasked(Command command, Context context, AllowedCluster scope) {
    return areUnmasked(
        command, context.asker(), context.catalog().authorizer(), scope.cluster().cluster());
  }

  /** What is said where literals are not looked at. */
  public static Optional<String> note(boolean literals, List<Condition> conditions) {
    return literals || conditions.stream().noneMatch(Condition.Contains.class::isInstance)
        ? Optional.empty()
        : Optional.of("query: was looked for in masked texts, where every literal is ?");
  }

  private static boolean searches(Command command) {
    return command.conditions().stream().anyMatch(Condition.Contains.class::isInstance);
  }
}

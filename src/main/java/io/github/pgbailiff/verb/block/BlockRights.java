package io.github.pgbailiff.verb.block;

import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.RoleHint;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.plan.Context;
import java.util.Optional;

/** The rights of an asker on targets of blocks. */
record BlockRights(Declaration verb, Context context) {

  /** Why the target is out of reach, with who may; empty when it is not. */
  Optional<String> objection(AllowedCluster scope, BlockTargetName name) {
    return scope
        .limits()
        .blockExclusion(name.database(), name.named())
        .map(why -> scope.name() + ": " + why + whoMay(scope.cluster().cluster(), name));
  }

  private String whoMay(Cluster cluster, BlockTargetName name) {
    Authorizer authorizer = context.catalog().authorizer();
    return RoleHint.enough(
        authorizer,
        context.asker(),
        it ->
            authorizer
                .limits(it, verb, cluster)
                .blockExclusion(name.database(), name.named())
                .isEmpty());
  }
}

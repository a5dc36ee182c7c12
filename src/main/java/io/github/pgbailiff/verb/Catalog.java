package io.github.pgbailiff.verb;

import io.github.pgbailiff.approval.Blocks;
import io.github.pgbailiff.approval.Requests;
import io.github.pgbailiff.approval.Rights;
import io.github.pgbailiff.audit.AuditSearch;
import io.github.pgbailiff.authorization.Authorizer;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Declaration;
import java.util.List;
import java.util.function.Supplier;

/**
 * What there is, whoever asks.
 *
 * @param clusters every configured one
 * @param requests opens the store when it is asked for them
 * @param blocks likewise
 * @param audit likewise
 */
public record Catalog(
    List<Declaration> verbs,
    List<Cluster> clusters,
    Authorizer authorizer,
    Rights rights,
    Supplier<Requests> requests,
    Supplier<Blocks> blocks,
    Supplier<AuditSearch> audit) {
  public Catalog {
    verbs = List.copyOf(verbs);
    clusters = List.copyOf(clusters);
  }
}

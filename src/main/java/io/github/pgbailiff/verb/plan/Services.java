package io.github.pgbailiff.verb.plan;

import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.alert.Alerts;
import io.github.pgbailiff.alert.LastHours;
import io.github.pgbailiff.alert.WatchRule.Offer;
import io.github.pgbailiff.audit.AuditSearch;
import io.github.pgbailiff.block.Blocks;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.request.gate.RequestRights;
import io.github.pgbailiff.request.gate.Requests;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The parts of the program that verbs look at, whoever asks.
 *
 * @param clusters every configured one
 * @param requests opens the store when it is asked for them
 * @param blocks likewise
 * @param audit likewise
 * @param alerts likewise
 * @param offers the act that a rule of the watch offers
 * @param hints what answers about clusters tell besides
 * @param hours of the clusters that this process watches
 */
public record Services(
    List<Declaration> verbs,
    List<Cluster> clusters,
    Authorizer authorizer,
    RequestRights rights,
    Supplier<Requests> requests,
    Supplier<Blocks> blocks,
    Supplier<AuditSearch> audit,
    Supplier<Alerts> alerts,
    Function<String, Optional<Offer>> offers,
    Hints hints,
    LastHours hours,
    InstantSource clock) {
  public Services {
    verbs = List.copyOf(verbs);
    clusters = List.copyOf(clusters);
  }
}

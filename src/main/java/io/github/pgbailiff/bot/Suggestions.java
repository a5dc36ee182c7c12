package io.github.pgbailiff.bot;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Freshness;
import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.command.parse.Completion;
import io.github.pgbailiff.command.parse.KnownNames;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.session.ConnectionUsage;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.request.gate.RequestRights;
import io.github.pgbailiff.verb.view.AlertView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The words that may follow a line that is being typed. Names of a cluster come from what was last
 * seen of it, which is looked at anew behind the asker's back; nobody waits for a database.
 */
final class Suggestions {
  private static final Logger LOG = LoggerFactory.getLogger(Suggestions.class);
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final Duration FRESH = Duration.ofSeconds(20);

  private final List<Declaration> verbs;
  private final Clusters clusters;
  private final Authorizer authorizer;
  private final RequestRights rights;
  private final OpenStore records;
  private final LoadingCache<String, Optional<ConnectionUsage>> seen;
  private final ConcurrentHashMap<String, CompletableFuture<Void>> looking =
      new ConcurrentHashMap<>();

  Suggestions(
      List<Declaration> verbs,
      Clusters clusters,
      Authorizer authorizer,
      RequestRights rights,
      OpenStore records) {
    this.verbs = verbs;
    this.clusters = clusters;
    this.authorizer = authorizer;
    this.rights = rights;
    this.records = records;
    this.seen =
        Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(KEPT)
            .refreshAfterWrite(FRESH)
            .executor(Thread::startVirtualThread)
            .build(this::look);
  }

  List<String> candidates(Invocation invocation, String line) {
    Asker asker =
        authorizer.identify(invocation.actor(), invocation.attestedRoles(), Freshness.CACHED);
    List<Declaration> usable =
        verbs.stream().filter(it -> authorizer.allowsSomewhere(asker, it, clusters.all())).toList();
    KnownNames names = (kind, patterns) -> names(kind, patterns, asker, invocation);
    return new Completion(usable, names).candidates(line);
  }

  private List<String> names(
      KnownNames.Kind kind, List<ClusterPattern> patterns, Asker asker, Invocation invocation) {
    return switch (kind) {
      case CLUSTER -> readable(asker).map(Cluster::name).toList();
      case DATABASE ->
          seen(patterns, asker, invocation, usage -> usage.byDatabase().keySet().stream());
      case USER -> seen(patterns, asker, invocation, usage -> usage.byUser().keySet().stream());
      case APPLICATION ->
          seen(patterns, asker, invocation, usage -> usage.byApplication().keySet().stream());
      case REQUEST ->
          records.requests().open().stream()
              .filter(it -> rights.shows(it, asker))
              .map(it -> it.id())
              .toList();
      case ALERT -> alerts(asker);
      case BLOCK -> blocks(asker);
      case PERSON -> authorizer.people().stream().map(Person::name).toList();
    };
  }

  private List<String> alerts(Asker asker) {
    return records.alerts().listed(Duration.ZERO).stream()
        .filter(it ->
            readable(asker)
                .filter(cluster -> cluster.name().equals(it.cluster()))
                .anyMatch(cluster -> AlertView.exclusion(limits(asker, cluster), it).isEmpty()))
        .map(Alert::id)
        .toList();
  }

  private List<String> blocks(Asker asker) {
    return records.blocks().open().stream()
        .filter(it -> {
          BlockTargetName name = BlockTargetName.of(it.target());
          return readable(asker)
              .filter(cluster -> cluster.name().equals(it.cluster()))
              .anyMatch(
                  cluster -> limits(asker, cluster).concernBlock(name.database(), name.named()));
        })
        .map(Block::id)
        .toList();
  }

  private Stream<Cluster> readable(Asker asker) {
    return clusters.all().stream().filter(it -> limits(asker, it).leaveSomething());
  }

  private Limits limits(Asker asker, Cluster cluster) {
    return authorizer.limits(asker, Effect.READ.word(), cluster);
  }

  /** Of what the asker may read: other names would tell of the rest. */
  private List<String> seen(
      List<ClusterPattern> patterns,
      Asker asker,
      Invocation invocation,
      Function<ConnectionUsage, Stream<String>> part) {
    return clusters.all().stream()
        .filter(it -> isMeant(it, patterns, invocation))
        .flatMap(it -> lastSeen(it.name()).map(usage -> within(usage, limits(asker, it))).stream())
        .flatMap(part)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  private static ConnectionUsage within(ConnectionUsage usage, Limits limits) {
    return limits.areNone()
        ? usage
        : usage.within((database, user) -> limits.exclusion(database, user).isEmpty());
  }

  private static boolean isMeant(
      Cluster cluster, List<ClusterPattern> patterns, Invocation invocation) {
    return patterns.isEmpty()
        ? invocation.defaultCluster().map(cluster.name()::equals).orElse(true)
        : patterns.stream().anyMatch(it -> it.selects(cluster));
  }

  /** Empty for a cluster that was never looked at: the next time it will have been. */
  private Optional<ConnectionUsage> lastSeen(String cluster) {
    Optional<ConnectionUsage> present =
        Optional.ofNullable(seen.getIfPresent(cluster)).flatMap(it -> it);
    looking.computeIfAbsent(
        cluster,
        name ->
            CompletableFuture.runAsync(() -> refresh(name), Thread::startVirtualThread)
                .whenCompleteAsync((_, _) -> looking.remove(name), Thread::startVirtualThread));
    return present;
  }

  private void refresh(String cluster) {
    Optional<ConnectionUsage> usage = seen.get(cluster);
    LOG.debug("names of {} are known: {}", cluster, usage.isPresent());
  }

  private Optional<ConnectionUsage> look(String cluster) {
    try {
      return Optional.of(clusters.get(cluster).usage());
    } catch (ClusterException e) {
      LOG.debug("no names of {} for suggestions", cluster, e);
      return Optional.empty();
    }
  }
}

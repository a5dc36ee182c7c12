package io.github.pgbailiff.check;

import io.github.pgbailiff.alert.BuiltInRules;
import io.github.pgbailiff.alert.Sighted;
import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.chat.PlatformFinding;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.PlainConnections;
import io.github.pgbailiff.verb.view.SightWords;
import io.github.pgbailiff.watch.UntoldRules;
import io.github.pgbailiff.watch.Watch;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The check of the watch: what each of its rules would tell at this moment. */
final class WatchCheck {
  /** Of one cluster, as many are named. */
  private static final int NAMED = 10;

  private WatchCheck() {}

  static List<PlatformFinding> of(Configuration configuration) {
    WatchSettings watch = configuration.watch();
    return Stream.of(
            nowhere(configuration),
            withoutCluster(configuration),
            watch.isOn()
                ? now(watch, configuration.clusters()).stream()
                : Stream.<PlatformFinding>of())
        .flatMap(it -> it)
        .toList();
  }

  /** Hooks that know no cluster by its labels. */
  private static Stream<PlatformFinding> withoutCluster(Configuration configuration) {
    return configuration.hooks().stream()
        .filter(it -> it.clusters().isEmpty())
        .map(it ->
            PlatformFinding.warning(
                "hooks " + it.name(),
                "only what names a cluster itself is taken, as Alertmanager and Grafana never do",
                "say in its clusters which labels stand for which"));
  }

  /** What was written down and would never be told. */
  private static Stream<PlatformFinding> nowhere(Configuration configuration) {
    WatchSettings watch = configuration.watch();
    if (!watch.channels().isEmpty()) {
      return Stream.of();
    }
    Stream<String> rules =
        watch.rules().stream()
            .filter(it -> it.channels().isEmpty() && !BuiltInRules.all().contains(it))
            .map(it -> "watch.rules " + it.name());
    return Stream.concat(rules, configuration.hooks().stream().map(it -> "hooks " + it.name()))
        .map(it ->
            PlatformFinding.warning(
                it, "what it finds is told nowhere", "set the alerts_channel of a chat"));
  }

  private static List<PlatformFinding> now(WatchSettings watch, List<ClusterSettings> settings) {
    var clusters = new Clusters(settings, new PlainConnections());
    List<PlatformFinding> found;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<List<PlatformFinding>>> all =
          clusters.awake().stream()
              .map(it -> it.cluster().name())
              .map(
                  name -> CompletableFuture.supplyAsync(() -> look(watch, clusters, name), threads))
              .toList();
      found = all.stream().flatMap(it -> it.join().stream()).toList();
    }
    return found.isEmpty()
        ? List.of(PlatformFinding.ok("watch", "no rule would tell anything now"))
        : found;
  }

  private static List<PlatformFinding> look(WatchSettings watch, Clusters clusters, String name) {
    List<Sighted> sighted = Watch.now(watch, clusters.get(name), Instant.now());
    Stream<PlatformFinding> more =
        sighted.size() > NAMED
            ? Stream.of(PlatformFinding.ok("watch " + name, sighted.size() + " in all"))
            : Stream.of();
    Stream<PlatformFinding> found = sighted.stream().limit(NAMED).map(it -> finding(name, it));
    Stream<PlatformFinding> untold =
        UntoldRules.of(watch, clusters.get(name)).stream().map(it -> untold(name, it));
    return Stream.of(found, more, untold).flatMap(it -> it).toList();
  }

  private static PlatformFinding untold(String cluster, String words) {
    return PlatformFinding.warning(
        "watch " + cluster,
        words,
        "ALTER ROLE … or ALTER DATABASE … RESET track_activities: a superuser has set it");
  }

  private static PlatformFinding finding(String cluster, Sighted it) {
    return PlatformFinding.ok(
        "watch " + cluster,
        "rule %s would tell: %s".formatted(it.rule().name(), SightWords.finding(it.sight())));
  }
}

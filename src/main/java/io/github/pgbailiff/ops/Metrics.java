package io.github.pgbailiff.ops;

import com.github.benmanes.caffeine.cache.Cache;
import com.sun.net.httpserver.HttpHandler;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.request.RequestState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The counters and timers of the program. No label has a value that somebody in a chat chooses:
 * verbs, platforms and clusters are known to the program, the others are closed sets.
 */
public final class Metrics {
  /** Where somebody would look for the bounds: a chat's three seconds lie among them. */
  private static final Duration[] STEPS =
      Stream.of(10, 25, 50, 100, 250, 500, 1_000, 3_000, 10_000, 30_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Set<String> verbs;
  private final Set<String> platforms;
  private final WatchedClusters looks = new WatchedClusters(this);

  /**
   * @param verbs the values of the label {@code verb}; anything else is counted as {@code other}
   * @param platforms the values of the label {@code platform}, likewise
   */
  public Metrics(Set<String> verbs, Set<String> platforms) {
    this.verbs = Set.copyOf(verbs);
    this.platforms = Set.copyOf(platforms);
    List.<MeterBinder>of(
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ProcessorMetrics(),
            new FileDescriptorMetrics(),
            new UptimeMetrics())
        .forEach(binder -> binder.bindTo(registry));
  }

  /** For pools and other libraries that measure themselves. */
  public MeterRegistry registry() {
    return registry;
  }

  /** A command was answered. */
  public void answered(String platform, String verb, ExitCode outcome, Duration took) {
    timer("pgbailiff.commands", "Time from a command's arrival to its answer")
        .tag("platform", among(platforms, platform))
        .tag("verb", among(verbs, verb))
        .tag("outcome", word(outcome))
        .register(registry)
        .record(took);
  }

  /** A request came to the state. */
  public void reached(RequestState state) {
    Counter.builder("pgbailiff.requests")
        .description("Requests by the state that they came to")
        .tag("state", state.word())
        .register(registry)
        .increment();
  }

  /** An announcement was taken by a platform, or was not. */
  public void announced(String platform, boolean delivered) {
    Counter.builder("pgbailiff.announcements")
        .description("Announcements by whether the platform took them")
        .tag("platform", among(platforms, platform))
        .tag("result", delivered ? "delivered" : "failed")
        .register(registry)
        .increment();
  }

  /** A delivery was acknowledged. */
  public void acknowledged(String platform, Duration took) {
    timer("pgbailiff.acknowledgements", "Time from a delivery's arrival to its acknowledgement")
        .tag("platform", among(platforms, platform))
        .register(registry)
        .record(took);
  }

  /** The answer to a delivery was brought. */
  public void replied(String platform, Duration took) {
    timer("pgbailiff.replies", "Time from a delivery's arrival until its answer was brought")
        .tag("platform", among(platforms, platform))
        .register(registry)
        .record(took);
  }

  /** The store did something. */
  public void stored(boolean wrote, boolean done, Duration took) {
    timer("pgbailiff.store", "Time of one transaction of the store, with what it waited")
        .tag("work", wrote ? "write" : "read")
        .tag("result", done ? "done" : "failed")
        .register(registry)
        .record(took);
  }

  /** A round of the watch looked at a cluster. */
  public void looked(String cluster, boolean answered, Duration took) {
    timer("pgbailiff.watch.looks", "Time that one look of the watch at one cluster took")
        .tag("result", answered ? "answered" : "silent")
        .register(registry)
        .record(took);
    looks.look(cluster, answered);
  }

  private static Timer.Builder timer(String name, String description) {
    return Timer.builder(name).description(description).serviceLevelObjectives(STEPS);
  }

  /** Shows a number from now on; what it gives may be NaN where nothing is known. */
  public void show(String name, String description, Tags tags, Supplier<Number> number) {
    Gauge.builder(name, number).description(description).tags(tags).register(registry);
  }

  /** Measures the cache from now on; hits and misses only where it records its statistics. */
  public void watch(String name, Cache<?, ?> cache) {
    CaffeineCacheMetrics.monitor(registry, cache, name);
  }

  /**
   * Tells of reloads from now on.
   *
   * @param taken whether the configuration that was read last is the one that is in use
   * @param since when that one was taken
   */
  public void configuration(BooleanSupplier taken, Supplier<Instant> since) {
    Gauge.builder("pgbailiff.config.reload.success", () -> taken.getAsBoolean() ? 1 : 0)
        .description("Whether the configuration that was read last is in use")
        .register(registry);
    Gauge.builder(
            "pgbailiff.config.reload.success.timestamp", () -> since.get().toEpochMilli() / 1e3)
        .baseUnit("seconds")
        .description("When the configuration in use was taken")
        .register(registry);
  }

  /** {@code /metrics}, in Prometheus' or OpenMetrics' text as the client likes. */
  HttpHandler page(Health health) {
    return new MetricsPage(registry, new ReadyParts(health, this));
  }

  private static String among(Set<String> known, String value) {
    return known.contains(value) ? value : "other";
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

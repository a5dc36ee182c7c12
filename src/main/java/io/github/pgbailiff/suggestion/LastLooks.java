package io.github.pgbailiff.suggestion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.pgbailiff.postgres.sql.ClusterException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last looks at clusters, which everybody who types at the same time shares. Where there was
 * none yet, or it is too old to be of use, whoever asks waits a little for the next one.
 *
 * @param <T> what was seen
 */
final class LastLooks<T> {
  private static final Logger LOG = LoggerFactory.getLogger(LastLooks.class);

  private final Cache<String, T> usable;
  private final Cache<String, Boolean> fresh;
  private final Function<String, T> look;
  private final Duration patience;
  private final ConcurrentHashMap<String, CompletableFuture<Void>> looking =
      new ConcurrentHashMap<>();

  /**
   * @param most how many clusters are remembered
   * @param usableFor how long a look is used, while a newer one is on its way
   * @param freshFor how long no other look is taken
   * @param patience how long whoever asks waits for a cluster without a usable look
   * @param look takes a cluster's name; may throw {@link ClusterException}
   */
  LastLooks(
      int most,
      Duration usableFor,
      Duration freshFor,
      Duration patience,
      Function<String, T> look) {
    this.usable = Caffeine.newBuilder().maximumSize(most).expireAfterWrite(usableFor).build();
    this.fresh = Caffeine.newBuilder().maximumSize(most).expireAfterWrite(freshFor).build();
    this.patience = patience;
    this.look = look;
  }

  /** Brings looks at these clusters up to date, as far as that does not take too long. */
  void refresh(List<String> clusters) {
    List<CompletableFuture<Void>> missing =
        clusters.stream()
            .filter(it -> fresh.getIfPresent(it) == null)
            .map(it -> new Started(it, started(it)))
            .filter(it -> usable.getIfPresent(it.cluster()) == null)
            .map(Started::look)
            .toList();
    try {
      CompletableFuture.allOf(missing.toArray(CompletableFuture[]::new))
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.debug("some clusters take their time to be looked at");
    } catch (ExecutionException e) {
      LOG.warn("a look at a cluster failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Started(String cluster, CompletableFuture<Void> look) {}

  /** What was seen of the cluster; empty when it does not answer. */
  Optional<T> of(String cluster) {
    return Optional.ofNullable(usable.getIfPresent(cluster));
  }

  private CompletableFuture<Void> started(String cluster) {
    return looking.computeIfAbsent(
        cluster,
        name ->
            CompletableFuture.runAsync(() -> take(name), Thread::startVirtualThread)
                .whenCompleteAsync((_, _) -> looking.remove(name), Thread::startVirtualThread));
  }

  private void take(String cluster) {
    try {
      usable.put(cluster, look.apply(cluster));
    } catch (ClusterException e) {
      LOG.debug("nothing of {} for suggestions", cluster, e);
    }
    // Also of one that does not answer: nobody waits for it twice in a row.
    fresh.put(cluster, true);
  }
}

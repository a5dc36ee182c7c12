package io.github.pgbailiff.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Questions to a platform, such as who is in a group. Those who ask the same at the same moment
 * share one look-up, since platforms limit them; however long it takes, nobody later is given what
 * was asked for more than a second before. An answer that failed is not kept.
 *
 * @param <V> the answers
 */
public final class LookUps<V> {
  private static final Duration SAME_MOMENT = Duration.ofSeconds(1);

  private record Known<V>(long at, V answer) {
    Known<V> orNewer(Known<V> other) {
      return other.at - at > 0 ? other : this;
    }
  }

  private final Function<String, V> lookUp;
  private final long kept;
  private final Ticker ticker;
  private final Cache<String, CompletableFuture<V>> begun;
  private final Cache<String, Known<V>> known;

  /**
   * @param kept how old an answer may be where a fresh one is not asked for
   * @param lookUp asks the platform
   */
  public LookUps(Duration kept, Function<String, V> lookUp) {
    this(kept, lookUp, Ticker.systemTicker());
  }

  LookUps(Duration kept, Function<String, V> lookUp, Ticker ticker) {
    this.lookUp = lookUp;
    this.kept = kept.toNanos();
    this.ticker = ticker;
    this.begun = cache(1_000, SAME_MOMENT);
    this.known = cache(10_000, kept);
  }

  private <T> Cache<String, T> cache(long most, Duration age) {
    return Caffeine.newBuilder()
        .maximumSize(most)
        .expireAfterWrite(age)
        .ticker(ticker)
        .executor(Thread::startVirtualThread)
        .build();
  }

  /** What the platform says now. */
  public CompletableFuture<V> now(String key) {
    return begun.get(key, this::begin);
  }

  /** What it said not long ago, or says now. */
  public CompletableFuture<V> recent(String key) {
    Known<V> last = known.getIfPresent(key);
    return last == null || ticker.read() - last.at() > kept
        ? now(key)
        : CompletableFuture.completedFuture(last.answer());
  }

  private CompletableFuture<V> begin(String key) {
    long at = ticker.read();
    var answer =
        CompletableFuture.supplyAsync(() -> lookUp.apply(key), Thread::startVirtualThread)
            .thenApply(it -> remembered(key, new Known<>(at, it)));
    // Not on this thread: it is inside the cache that is written to.
    var _ =
        answer.whenCompleteAsync(
            (_, failure) -> {
              if (failure != null) {
                begun.asMap().remove(key, answer);
              }
            },
            Thread::startVirtualThread);
    return answer;
  }

  /** One that was overtaken leaves what is newer. */
  private V remembered(String key, Known<V> answer) {
    known.asMap().merge(key, answer, Known::orNewer);
    return answer.answer();
  }

  /** The answer, once it is there; a failure is thrown as the look-up threw it. */
  public static <V> V join(CompletableFuture<V> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }
}

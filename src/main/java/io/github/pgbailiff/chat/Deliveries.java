package io.github.pgbailiff.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.pgbailiff.sql.Values;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory of what has arrived already. Platforms deliver the same thing twice at times, also to
 * two replicas; whoever claims a delivery first is the one to work on it.
 */
public final class Deliveries {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  /** Longer than any platform goes on trying. */
  static final Duration KEPT = Duration.ofHours(1);

  private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(1);

  private final Store store;
  private final InstantSource clock;
  private final Cache<String, Boolean> here =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).build();
  private final AtomicReference<Instant> cleaned = new AtomicReference<>(Instant.EPOCH);

  public Deliveries(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Whether this is the first time that the delivery is seen, by any replica. While the store
   * cannot be written, this process alone is looked at: reading goes on then, and acting verbs are
   * refused for want of a record.
   *
   * @param platform what delivered it
   * @param id what the platform gives the same delivery each time
   */
  public boolean claim(String platform, String id) {
    if (here.asMap().putIfAbsent(platform + ":" + id, true) != null) {
      return false;
    }
    try {
      return claimInStore(platform, id);
    } catch (StoreException e) {
      LOG.warn("delivery {}:{} is claimed in this process only: {}", platform, id, e.getMessage());
      return true;
    }
  }

  private boolean claimInStore(String platform, String id) {
    Instant now = clock.instant();
    Instant last = cleaned.get();
    boolean clean = now.isAfter(last.plus(BETWEEN_CLEANINGS)) && cleaned.compareAndSet(last, now);
    return store.transact(tx -> {
      if (clean) {
        tx.update(Deliveries.class, "forget-deliveries", Values.of("before", now.minus(KEPT)));
      }
      Values delivery = Values.of("platform", platform).and("id", id).and("now", now);
      return tx.update(Deliveries.class, "claim-delivery", delivery) == 1;
    });
  }
}

package io.github.pgbailiff.store;

import io.github.pgbailiff.sql.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Named leases: at most one holder each, until it lapses. For what one replica at a time may do,
 * such as timed work, a chat's connection, or the execution of one request.
 *
 * <p>A holder renews well before its lease lapses, and stops what it does as soon as a renewal says
 * no or fails. A lease that lapsed is lost, even when nobody has taken it yet.
 */
public final class Leases {
  /** How long a lease holds without a renewal. */
  public static final Duration LENGTH = Duration.ofSeconds(10);

  /** How often a holder renews. */
  public static final Duration RENEWAL = Duration.ofSeconds(2);

  private final Store store;
  private final InstantSource clock;

  public Leases(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Takes the lease when it is free, has lapsed, or is the holder's already. */
  public boolean acquire(String name, String holder) {
    return store.transact(tx -> acquire(tx, name, holder));
  }

  /** As {@link #acquire(String, String)}, in the caller's transaction. */
  public boolean acquire(Tx tx, String name, String holder) {
    Instant now = clock.instant();
    Values lease = lease(name, holder).and("now", now);
    tx.update(Leases.class, "lease-create", lease);
    return tx.update(Leases.class, "lease-take", lease.and("until", now.plus(LENGTH))) == 1;
  }

  /** Makes the lease hold for another {@link #LENGTH}; false when it is no longer the holder's. */
  public boolean renew(String name, String holder) {
    return store.transact(tx -> renew(tx, name, holder));
  }

  /** As {@link #renew(String, String)}, in the caller's transaction. */
  public boolean renew(Tx tx, String name, String holder) {
    Instant now = clock.instant();
    Values lease = lease(name, holder).and("now", now).and("until", now.plus(LENGTH));
    return tx.update(Leases.class, "lease-renew", lease) == 1;
  }

  /** Gives the lease back; nothing when it is not the holder's. */
  public void release(String name, String holder) {
    store.transact(tx -> release(tx, name, holder));
  }

  /** As {@link #release(String, String)}, in the caller's transaction; whether it was held. */
  public boolean release(Tx tx, String name, String holder) {
    return tx.update(Leases.class, "lease-release", lease(name, holder)) == 1;
  }

  /** Takes away a lease that has lapsed; false while somebody holds it. */
  public boolean revoke(Tx tx, String name) {
    tx.update(Leases.class, "lease-revoke", Values.of("name", name).and("now", clock.instant()));
    return holder(tx, name).isEmpty();
  }

  /** Who holds the lease now. */
  public Optional<String> holder(String name) {
    return store.read(tx -> holder(tx, name));
  }

  private Optional<String> holder(Tx tx, String name) {
    Values lease = Values.of("name", name).and("now", clock.instant());
    return tx.query(Leases.class, "lease-holder", lease).stream()
        .map(row -> row.text("holder"))
        .findFirst();
  }

  private static Values lease(String name, String holder) {
    return Values.of("name", name).and("holder", holder);
  }
}

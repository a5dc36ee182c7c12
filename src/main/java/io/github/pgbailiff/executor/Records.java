package io.github.pgbailiff.executor;

import io.github.pgbailiff.approval.Announcements;
import io.github.pgbailiff.approval.Audience;
import io.github.pgbailiff.approval.Blocks;
import io.github.pgbailiff.approval.Requests;
import io.github.pgbailiff.approval.Rules;
import io.github.pgbailiff.audit.AuditLog;
import io.github.pgbailiff.store.Leases;
import io.github.pgbailiff.store.Store;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is kept in the store. The store is opened when it is first needed: a command that only reads
 * does without. One that cannot be opened is tried again the next time.
 */
public final class Records implements AutoCloseable {
  private final Supplier<Store> opening;
  private final InstantSource clock;
  private final Rules rules;
  private final Audience audience;
  private final Consumer<String> jsonLines;
  private Optional<Open> open = Optional.empty();

  private record Open(
      Store store,
      AuditLog audit,
      Requests requests,
      Blocks blocks,
      Announcements announcements,
      Leases leases) {}

  /**
   * @param opening opens the store; it is closed with this
   * @param jsonLines gets each event of the record as one line of JSON
   */
  public Records(
      Supplier<Store> opening,
      InstantSource clock,
      Rules rules,
      Audience audience,
      Consumer<String> jsonLines) {
    this.opening = opening;
    this.clock = clock;
    this.rules = rules;
    this.audience = audience;
    this.jsonLines = jsonLines;
  }

  private synchronized Open opened() {
    if (open.isEmpty()) {
      Store store = opening.get();
      var audit = new AuditLog(store, clock, jsonLines);
      open =
          Optional.of(
              new Open(
                  store,
                  audit,
                  new Requests(store, audit, clock, rules, audience),
                  new Blocks(store, audit, clock, audience),
                  new Announcements(store, clock),
                  new Leases(store, clock)));
    }
    return open.get();
  }

  public Store store() {
    return opened().store();
  }

  public AuditLog audit() {
    return opened().audit();
  }

  public Requests requests() {
    return opened().requests();
  }

  public Blocks blocks() {
    return opened().blocks();
  }

  /** Whether a long-running process is alive on the store. */
  public boolean isServed() {
    return serving().isPresent();
  }

  /** The name of the long-running process that is alive on the store. */
  Optional<String> serving() {
    return leases().holder(TimedWork.LEASE);
  }

  public Announcements announcements() {
    return opened().announcements();
  }

  public Leases leases() {
    return opened().leases();
  }

  /** Where requests are shown. */
  public Audience audience() {
    return audience;
  }

  public InstantSource clock() {
    return clock;
  }

  @Override
  public synchronized void close() {
    open.ifPresent(it -> it.store().close());
    open = Optional.empty();
  }
}

package io.github.pgbailiff.execution;

import io.github.pgbailiff.alert.Alerts;
import io.github.pgbailiff.audit.AuditLog;
import io.github.pgbailiff.audit.RecordLine;
import io.github.pgbailiff.block.Blocks;
import io.github.pgbailiff.outbox.Announcements;
import io.github.pgbailiff.request.gate.Recipients;
import io.github.pgbailiff.request.gate.Requests;
import io.github.pgbailiff.rules.Rules;
import io.github.pgbailiff.store.Leases;
import io.github.pgbailiff.store.Store;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The contents of the store. The store is opened when it is first needed: a command that only reads
 * does without. One that cannot be opened is tried again the next time.
 */
public final class OpenStore implements AutoCloseable {
  /** Whoever holds it is the live long-running process of the store. */
  public static final String LEASE = "timed-work";

  private final Supplier<Store> opening;
  private final InstantSource clock;
  private final Rules rules;
  private final Recipients audience;
  private final Consumer<RecordLine> lines;
  private Optional<Open> open = Optional.empty();

  private record Open(
      Store store,
      AuditLog audit,
      Requests requests,
      Blocks blocks,
      Announcements announcements,
      Alerts alerts,
      Leases leases) {}

  /**
   * @param opening opens the store; it is closed with this
   * @param lines gets each event of the record
   */
  public OpenStore(
      Supplier<Store> opening,
      InstantSource clock,
      Rules rules,
      Recipients audience,
      Consumer<RecordLine> lines) {
    this.opening = opening;
    this.clock = clock;
    this.rules = rules;
    this.audience = audience;
    this.lines = lines;
  }

  private synchronized Open opened() {
    if (open.isEmpty()) {
      Store store = opening.get();
      var audit = new AuditLog(store, clock, lines);
      open =
          Optional.of(
              new Open(
                  store,
                  audit,
                  new Requests(store, audit, clock, rules, audience),
                  new Blocks(store, audit, clock, audience),
                  new Announcements(store, clock),
                  new Alerts(store, clock),
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
  public Optional<String> serving() {
    return leases().holder(LEASE);
  }

  public Announcements announcements() {
    return opened().announcements();
  }

  /** What the watch has told. */
  public Alerts alerts() {
    return opened().alerts();
  }

  public Leases leases() {
    return opened().leases();
  }

  /** Where requests are shown. */
  public Recipients audience() {
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

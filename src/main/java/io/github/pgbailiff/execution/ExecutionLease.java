package io.github.pgbailiff.execution;

import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.gate.Executions;
import io.github.pgbailiff.store.Leases;
import io.github.pgbailiff.store.StoreException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The right to carry out a request, kept while it is carried out; it tells when it is lost. */
final class ExecutionLease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutionLease.class);

  private final Executions executions;
  private final Request request;
  private final String holder;
  private final AtomicBoolean lost = new AtomicBoolean();
  private final CountDownLatch over = new CountDownLatch(1);

  ExecutionLease(Executions executions, Request request, String holder) {
    this.executions = executions;
    this.request = request;
    this.holder = holder;
    Thread.ofVirtual().name("renewal-" + request.id()).start(this::run);
  }

  private void run() {
    try (var _ = LogContext.of(request)) {
      while (!over.await(Leases.RENEWAL.toMillis(), TimeUnit.MILLISECONDS) && mayGoOn()) {}
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether another chunk may be signalled; once it said no it never says yes again. */
  boolean mayGoOn() {
    if (lost.get()) {
      return false;
    }
    try {
      if (!executions.renew(request, holder)) {
        lose("it was taken away");
      }
    } catch (StoreException e) {
      lose(Refusals.message(e));
    }
    return !lost.get();
  }

  private void lose(String why) {
    if (over.getCount() > 0 && lost.compareAndSet(false, true)) {
      LOG.warn("{}: the right to carry it out is lost: {}", request.id(), why);
    }
  }

  @Override
  public void close() {
    over.countDown();
  }
}

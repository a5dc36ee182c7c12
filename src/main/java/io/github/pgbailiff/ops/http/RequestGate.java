package io.github.pgbailiff.ops.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A handler with threads of its own, and so many requests in it at once. Where there are more, one
 * whose body is still coming in makes room, the oldest first; where there is none 503 is answered.
 */
public final class RequestGate implements AutoCloseable {
  public static final int MOST_CONNECTIONS = 512;

  private static final int REFUSING = 4;
  private static final int IDLE_SECONDS = 10;
  private static final int GRACE_SECONDS = 2;

  /** How long the thread of the one that was closed may take to notice. */
  private static final long ROOM_MADE_MILLIS = 100;

  /** Less than a platform waits for its answer. */
  private static final long PATIENCE_MILLIS = 2_000;

  private final HttpHandler handler;
  private final int most;
  private final Semaphore free;
  private final ThreadPoolExecutor threads;
  private final Set<HttpConnection> inside = new LinkedHashSet<>();

  /**
   * @param most how many requests are in it at once; further ones are refused by few threads more
   */
  public RequestGate(String name, HttpHandler handler, int most) {
    this.handler = handler;
    this.most = most;
    this.free = new Semaphore(most, true);
    this.threads =
        new ThreadPoolExecutor(
            most + REFUSING,
            most + REFUSING,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_CONNECTIONS),
            // Not virtual: whatever occupies the carriers, these go on.
            Thread.ofPlatform().name(name).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
  }

  /** Starts the work on one; false where not even a refusal can be begun. */
  public boolean start(Runnable work) {
    try {
      threads.execute(work);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  public void handle(HttpConnection visit, HttpExchange exchange) throws IOException {
    if (!enters()) {
      exchange.getResponseHeaders().set("Retry-After", "1");
      StaticPage.text(503, "busy: too many requests at once; try again in a second\n")
          .send(exchange);
      return;
    }
    synchronized (inside) {
      inside.add(visit);
    }
    try {
      handler.handle(exchange);
    } finally {
      synchronized (inside) {
        inside.remove(visit);
      }
      free.release();
    }
  }

  /** Whoever comes in at that moment may take the room that was made for another: it makes more. */
  private boolean enters() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    try {
      // In turn, unlike without a time.
      boolean entered = free.tryAcquire(0, TimeUnit.SECONDS);
      while (!entered && System.nanoTime() < end && roomIsComing()) {
        entered = free.tryAcquire(ROOM_MADE_MILLIS, TimeUnit.MILLISECONDS);
      }
      return entered;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Makes room; false where all who are inside are being answered, and none is on the way out. */
  private boolean roomIsComing() {
    boolean othersLeave;
    Optional<HttpConnection> slowest;
    synchronized (inside) {
      slowest = inside.stream().filter(visit -> !visit.isWhole()).findFirst();
      // Nobody else waits for the room of the same one.
      slowest.ifPresent(inside::remove);
      othersLeave = inside.size() < most;
    }
    slowest.ifPresent(HttpConnection::close);
    return slowest.isPresent() || othersLeave;
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

package io.github.pgbailiff.testing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** A WebSocket server on a free port of this machine. */
public abstract class LoopbackSocket extends WebSocketServer {
  private final CountDownLatch started = new CountDownLatch(1);

  protected LoopbackSocket() {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
  }

  /** Starts it, and returns when it takes connections. */
  public final void open() {
    setReuseAddr(true);
    setTcpNoDelay(true);
    setConnectionLostTimeout(0);
    setDaemon(true);
    start();
    try {
      if (!started.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("no socket after 10 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Cuts all connections without a closing frame. */
  public final void drop() {
    getConnections().forEach(connection -> connection.closeConnection(1006, "cut"));
  }

  @Override
  public final void onError(@Nullable WebSocket connection, Exception error) {}

  @Override
  public final void onStart() {
    started.countDown();
  }
}

package io.github.pgbailiff.testing.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** A network between a client and a PostgreSQL, which may swallow everything, or be cut. */
public final class PostgresWire implements AutoCloseable {
  private final ServerSocket target;
  private final int server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition healed = lock.newCondition();
  private boolean silent;
  private volatile boolean slow;
  private volatile Duration late = Duration.ZERO;

  /** Listens on a port of its own and leads to a server's on this machine. */
  public PostgresWire(int server) {
    this.server = server;
    try {
      this.target = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + target.getLocalPort() + "/" + database;
  }

  /** From now on nothing arrives anywhere, and nobody is told. */
  public void swallow() {
    silence(true);
  }

  /** From now on what the server says arrives byte by byte, ten in a second. */
  public void trickle() {
    slow = true;
  }

  /** From now on each piece of what the server says arrives so much later. */
  public void delay(Duration by) {
    late = by;
  }

  /** How many connections lead through it now. */
  public long connections() {
    return sockets.stream().filter(it -> !it.isClosed()).count() / 2;
  }

  /** Everything arrives, what was held back too. */
  public void heal() {
    slow = false;
    late = Duration.ZERO;
    silence(false);
  }

  private void silence(boolean wanted) {
    lock.lock();
    try {
      silent = wanted;
      healed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends all connections at once. */
  public void cut() {
    sockets.forEach(PostgresWire::end);
    sockets.clear();
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void accept() {
    while (!target.isClosed()) {
      try {
        connect(target.accept());
      } catch (IOException _) {
        // Closed, or the server is not there: the client sees a connection that ends.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    sockets.add(client);
    try {
      var there = new Socket(InetAddress.getLoopbackAddress(), server);
      sockets.add(there);
      Thread.ofVirtual().start(() -> carry(client, there));
      Thread.ofVirtual().start(() -> carry(there, client));
    } catch (IOException refused) {
      client.close();
      throw refused;
    }
  }

  private void carry(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      var bytes = new byte[8_192];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        awaitHealed();
        write(out, bytes, read, from.getPort() == server);
      }
    } catch (IOException | InterruptedException _) {
      // Either end has left.
    }
  }

  private void write(OutputStream out, byte[] bytes, int length, boolean fromServer)
      throws IOException {
    if (fromServer) {
      LockSupport.parkNanos(late.toNanos());
    }
    int done = 0;
    for (; slow && fromServer && done < length; done++) {
      out.write(bytes[done]);
      LockSupport.parkNanos(100_000_000);
    }
    out.write(bytes, done, length - done);
  }

  private void awaitHealed() throws InterruptedException {
    lock.lock();
    try {
      while (silent) {
        healed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    end(target);
    cut();
    heal();
  }

  private static void end(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

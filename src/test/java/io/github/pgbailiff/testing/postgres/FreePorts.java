package io.github.pgbailiff.testing.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that are started a moment later. Whoever takes one that the system gives and
 * lets it go again may find another process's server there, and talk to that; so each process has a
 * range of its own, below those that the system gives.
 */
final class FreePorts {
  private static final int FIRST = 10_000;
  private static final int RANGES = 44;
  private static final int EACH = 500;

  private static final AtomicInteger NEXT = new AtomicInteger();

  private FreePorts() {}

  static int next() {
    int start = FIRST + (int) (ProcessHandle.current().pid() % RANGES) * EACH;
    while (true) {
      int port = start + Math.floorMod(NEXT.getAndIncrement(), EACH);
      if (isFree(port)) {
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}

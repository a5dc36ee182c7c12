package io.github.pgbailiff.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** HTTP servers on loopback that answer at once. */
public final class LoopbackHttp {
  static {
    // The body would wait until the client has acknowledged the head, for which that takes 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private LoopbackHttp() {}

  /** One on a port of its own, which is not started yet. */
  public static HttpServer create() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

package io.github.pgbailiff.ops;

import java.net.InetSocketAddress;

/**
 * The {@code http} section.
 *
 * @param listen {@code host:port}, an IPv6 address in brackets; port 0 is any free one
 */
public record HttpSettings(String listen) {
  public static final HttpSettings DEFAULT = new HttpSettings("127.0.0.1:8089");

  /** The address; unresolved when the host has none. */
  InetSocketAddress address() {
    int colon = listen.lastIndexOf(':');
    String host = listen.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    return new InetSocketAddress(
        bracketed ? host.substring(1, host.length() - 1) : host,
        Integer.parseInt(listen.substring(colon + 1)));
  }
}

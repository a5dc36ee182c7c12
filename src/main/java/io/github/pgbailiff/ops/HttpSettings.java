package io.github.pgbailiff.ops;

/**
 * The {@code http} section.
 *
 * @param listen {@code host:port}
 */
public record HttpSettings(String listen) {
  public static final HttpSettings DEFAULT = new HttpSettings("127.0.0.1:8089");
}

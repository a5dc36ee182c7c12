package io.github.pgbailiff.postgres.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.Driver;

/**
 * A role that pgbailiff logs in as, on the server of a URL. On another server a role of that name
 * is somebody else's.
 */
public record Login(String url, String role) {
  private record Address(String host, String port) {}

  /** Whether another URL may name the same server: names are looked up, as far as they can be. */
  public boolean mayBeAt(String other) {
    return addresses(url).stream()
        .anyMatch(it ->
            addresses(other).stream()
                .anyMatch(that ->
                    it.equals(that) || (it.port().equals(that.port()) && mayBeSame(it, that))));
  }

  /** The database that the URL names; without one it is called like the role. */
  public String database() {
    return Optional.ofNullable(Driver.parseURL(url, null))
        .map(it -> it.getProperty("PGDBNAME", ""))
        .filter(it -> !it.isEmpty())
        .orElse(role);
  }

  private static boolean mayBeSame(Address one, Address other) {
    try {
      Set<InetAddress> both = new HashSet<>(Arrays.asList(InetAddress.getAllByName(one.host())));
      both.retainAll(Arrays.asList(InetAddress.getAllByName(other.host())));
      return !both.isEmpty();
    } catch (UnknownHostException unknown) {
      return true;
    }
  }

  private static Set<Address> addresses(String url) {
    Properties parts = Optional.ofNullable(Driver.parseURL(url, null)).orElseGet(Properties::new);
    String[] hosts = parts.getProperty("PGHOST", "localhost").split(",", -1);
    String[] ports = parts.getProperty("PGPORT", "5432").split(",", -1);
    return IntStream.range(0, hosts.length)
        .mapToObj(i ->
            new Address(
                hosts[i].equals("localhost") || hosts[i].equals("::1") ? "127.0.0.1" : hosts[i],
                ports[Math.min(i, ports.length - 1)]))
        .collect(Collectors.toUnmodifiableSet());
  }
}

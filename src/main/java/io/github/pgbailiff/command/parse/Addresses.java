package io.github.pgbailiff.command.parse;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses and networks as PostgreSQL's {@code inet} takes them. */
final class Addresses {
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  /** An IPv6 address that ends with an IPv4 one. */
  private static final int LONGEST = 45;

  private static final Pattern BITS = Pattern.compile("[0-9]{1,3}");

  private Addresses() {}

  /** Whether it is an address, or a network in CIDR notation. Nothing is looked up. */
  static boolean isAddressOrNetwork(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return bits(text).isPresent();
    }
    String prefix = text.substring(slash + 1);
    return BITS.matcher(prefix).matches()
        && bits(text.substring(0, slash)).filter(n -> Integer.parseInt(prefix) <= n).isPresent();
  }

  /** How many bits the address has; empty when it is none. */
  private static Optional<Integer> bits(String address) {
    if (address.length() > LONGEST
        || (!IPV4.matcher(address).matches() && !IPV6.matcher(address).matches())) {
      return Optional.empty();
    }
    try {
      boolean four = InetAddress.ofLiteral(address) instanceof Inet4Address;
      return Optional.of(four && address.indexOf(':') < 0 ? 32 : 128);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

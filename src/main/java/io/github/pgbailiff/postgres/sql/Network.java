package io.github.pgbailiff.postgres.sql;

import java.net.InetAddress;

/**
 * An address, or a network in CIDR notation, that PostgreSQL's {@code inet} takes.
 *
 * @param text such as {@code 192.168.3.0/24} or {@code ::1}
 */
public record Network(String text) {

  /**
   * The network that the text means.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Network parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    String bits = slash < 0 ? "0" : text.substring(slash + 1);
    try {
      int most = InetAddress.ofLiteral(address).getAddress().length * 8;
      // Java also takes 10.1 and numbers in other bases; PostgreSQL means something else by them.
      boolean same = address.contains(":") || address.matches("\\d{1,3}(\\.\\d{1,3}){3}");
      if (same
          && !address.contains("%")
          && bits.matches("\\d{1,3}")
          && Integer.parseInt(bits) <= most) {
        return new Network(text);
      }
    } catch (IllegalArgumentException _) {
      // Said below, in our own words.
    }
    throw new IllegalArgumentException(
        "client: \"" + text + "\" is not an address, a network such as 192.168.3.0/24, or local");
  }
}

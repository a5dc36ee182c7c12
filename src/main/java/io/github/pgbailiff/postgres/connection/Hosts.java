package io.github.pgbailiff.postgres.connection;

import io.github.pgbailiff.postgres.sql.Server;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import org.postgresql.Driver;
import org.postgresql.core.BaseConnection;

/**
 * The hosts that a JDBC URL names: one server, or several of which one at a time is the primary.
 */
public record Hosts(String url) {
  private static final String TARGET = "targetServerType";
  private static final Set<String> PRIMARY = Set.of("primary", "master");

  /** How long hosts that are there may take together for the first packet, in milliseconds. */
  private static final int PROBED = 500;

  /** Each host with its port, in the order of the URL. */
  public List<String> all() {
    Properties parts = parts();
    String[] hosts = parts.getProperty("PGHOST", "localhost").split(",", -1);
    String[] ports = parts.getProperty("PGPORT", "5432").split(",", -1);
    return IntStream.range(0, hosts.length)
        .mapToObj(i -> hosts[i] + ":" + ports[Math.min(i, ports.length - 1)])
        .toList();
  }

  /**
   * Which of them takes connections at this moment; empty also where there is another way to it
   * than TCP.
   */
  Optional<String> listening() {
    List<String> hosts = all();
    int each = PROBED / Math.max(1, hosts.size());
    return hosts.stream().filter(it -> isListening(it, Math.max(1, each))).findFirst();
  }

  private static boolean isListening(String host, int millis) {
    int colon = host.lastIndexOf(':');
    try (var probe = new Socket()) {
      var address =
          new InetSocketAddress(
              host.substring(0, colon), Integer.parseInt(host.substring(colon + 1)));
      probe.connect(address, millis);
      return true;
    } catch (IOException | IllegalArgumentException _) {
      return false;
    }
  }

  /** Whether another server takes over under the same URL. */
  public boolean areSeveral() {
    return all().size() > 1;
  }

  /**
   * The failure of a log-in that was not answered for so long, where a host takes connections: that
   * it cannot be reached would be wrong.
   */
  Optional<SQLException> unanswered(Duration waited) {
    return listening()
        .map(host ->
            new SQLTimeoutException(
                "accepted the connection%s but did not finish the log-in within %s s: something may hold a lock on a catalog such as pg_authid, or the server is overloaded"
                    .formatted(areSeveral() ? " at " + host : "", seconds(waited)),
                "08001"));
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(Math.round(time.toMillis() / 100.0), 1)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** The host and port at the other end of a connection, as the URL writes them. */
  public static String answering(Server server) throws SQLException {
    return server
        .connection()
        .unwrap(BaseConnection.class)
        .getQueryExecutor()
        .getHostSpec()
        .toString();
  }

  /** The URL of one of its hosts alone, whatever that is at the moment. */
  public String alone(String host) {
    String rest = url.replaceFirst("^jdbc:postgresql://[^/?]*", "");
    return "jdbc:postgresql://" + host + rest.replaceAll("(?<=[?&])" + TARGET + "=[^&]*&?", "");
  }

  /** Several hosts that are not asked which of them is the primary are several clusters. */
  public Optional<ClusterFinding> finding(String what) {
    Properties parts = parts();
    boolean asked = PRIMARY.contains(parts.getProperty(TARGET, "any"));
    boolean mixed = Boolean.parseBoolean(parts.getProperty("loadBalanceHosts", "false"));
    return areSeveral() && (!asked || mixed)
        ? Optional.of(
            ClusterFinding.warning(
                what + ": hosts",
                "its url names "
                    + String.join(", ", all())
                    + " and takes whichever answers, a standby too",
                "add targetServerType=primary to its url, without loadBalanceHosts, or make each"
                    + " host a cluster of its own"))
        : Optional.empty();
  }

  private Properties parts() {
    return Optional.ofNullable(Driver.parseURL(url, null)).orElseGet(Properties::new);
  }
}

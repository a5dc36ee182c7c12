package io.github.pgbailiff.postgres.connection;

import io.github.pgbailiff.postgres.sql.Server;
import java.sql.SQLException;
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

  /** Each host with its port, in the order of the URL. */
  public List<String> all() {
    Properties parts = parts();
    String[] hosts = parts.getProperty("PGHOST", "localhost").split(",", -1);
    String[] ports = parts.getProperty("PGPORT", "5432").split(",", -1);
    return IntStream.range(0, hosts.length)
        .mapToObj(i -> hosts[i] + ":" + ports[Math.min(i, ports.length - 1)])
        .toList();
  }

  /** Whether another server takes over under the same URL. */
  public boolean areSeveral() {
    return all().size() > 1;
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

package io.github.pgbailiff.postgres.sql;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/**
 * The version of a server.
 *
 * @param number as {@code server_version_num}: 170011 is 17.11; before 10 the last figure is left
 *     out: 90600 is any 9.6
 */
public record ServerVersion(int number) implements Comparable<ServerVersion> {
  /** The oldest that pgbailiff knows. */
  public static final ServerVersion OLDEST = new ServerVersion(90100);

  public static final ServerVersion V9_3 = new ServerVersion(90300);
  public static final ServerVersion V9_4 = new ServerVersion(90400);
  public static final ServerVersion V9_6 = new ServerVersion(90600);
  public static final ServerVersion V10 = new ServerVersion(100000);
  public static final ServerVersion V14 = new ServerVersion(140000);
  public static final ServerVersion V16 = new ServerVersion(160000);
  public static final ServerVersion V11 = new ServerVersion(110000);

  /** Of the server at the other end; the driver was told when it connected. */
  public static ServerVersion of(Connection connection) throws SQLException {
    DatabaseMetaData server = connection.getMetaData();
    int major = server.getDatabaseMajorVersion();
    int minor = server.getDatabaseMinorVersion();
    if (major >= 10) {
      return new ServerVersion(major * 10_000 + minor);
    }
    return new ServerVersion(major * 10_000 + minor * 100);
  }

  public boolean isAtLeast(ServerVersion other) {
    return compareTo(other) >= 0;
  }

  /**
   * Does nothing when it is new enough.
   *
   * @throws ClusterException which version the verb needs
   */
  public void requires(ServerVersion needed, String verb, String cluster) {
    if (!isAtLeast(needed)) {
      throw new ClusterException(
          ClusterException.Kind.UNSUPPORTED,
          "%s needs PostgreSQL %s or newer, cluster %s runs %s"
              .formatted(verb, needed, cluster, this));
    }
  }

  /**
   * The same where the cluster's name is not at hand.
   *
   * @throws ClusterException which version is needed
   */
  public void requires(ServerVersion needed, String what) {
    if (!isAtLeast(needed)) {
      throw new ClusterException(
          ClusterException.Kind.UNSUPPORTED,
          "%s needs PostgreSQL %s or newer, this server runs %s".formatted(what, needed, this));
    }
  }

  @Override
  public int compareTo(ServerVersion other) {
    return Integer.compare(number, other.number);
  }

  /** As people write it: {@code 17.11}, {@code 9.6}. */
  @Override
  public String toString() {
    return number >= V10.number
        ? number / 10_000 + "." + number % 10_000
        : number / 10_000 + "." + number / 100 % 100;
  }
}

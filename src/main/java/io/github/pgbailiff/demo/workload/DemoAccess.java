package io.github.pgbailiff.demo.workload;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * The way into the demo's server: a port of the loopback interface, and the password that all roles
 * of one run share.
 */
public record DemoAccess(int port, String password) {
  public static final String SUPERUSER = "postgres";

  /** Linux has all of 127.0.0.0/8, others 127.0.0.1 only. */
  private static final boolean MANY_ADDRESSES =
      System.getProperty("os.name", "").startsWith("Linux");

  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** You own the connection. */
  public Connection connect(String database, String role, String application) throws SQLException {
    return DriverManager.getConnection(url(database), properties(role, application));
  }

  /** The same from another loopback address, where the operating system has one. */
  Connection connectFrom(String address, String database, String role, String application)
      throws SQLException {
    Properties properties = properties(role, application);
    if (MANY_ADDRESSES) {
      properties.setProperty("localSocketAddress", address);
    }
    return DriverManager.getConnection(url(database), properties);
  }

  private Properties properties(String role, String application) {
    var properties = new Properties();
    properties.setProperty("user", role);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", application);
    properties.setProperty("connectTimeout", "3");
    properties.setProperty("sslmode", "disable");
    properties.setProperty("gssEncMode", "disable");
    return properties;
  }
}

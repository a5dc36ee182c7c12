package io.github.pgbailiff.testing.postgres;

import java.util.Properties;
import org.postgresql.Driver;

/**
 * A PostgreSQL that somebody else runs.
 *
 * @param source a {@code jdbc:postgresql:} URL with the {@code user} and {@code password} of a
 *     superuser
 */
record PostgresElsewhere(String source) implements PostgresServer {

  @Override
  public String url(String database) {
    Properties parts = parts();
    return "jdbc:postgresql://%s:%s/%s"
        .formatted(part(parts, "PGHOST"), part(parts, "PGPORT"), database);
  }

  @Override
  public String superuser() {
    return part(parts(), "user");
  }

  @Override
  public String password() {
    return parts().getProperty("password", "");
  }

  @Override
  public boolean ours() {
    return false;
  }

  @Override
  public void close() {}

  private Properties parts() {
    Properties parts = Driver.parseURL(source, null);
    if (parts == null) {
      throw new AssertionError("PGTEST_URL: \"" + source + "\" is not a jdbc:postgresql: URL");
    }
    return parts;
  }

  private String part(Properties parts, String name) {
    String value = parts.getProperty(name);
    if (value == null) {
      throw new AssertionError("PGTEST_URL: \"" + source + "\" lacks " + name);
    }
    return value;
  }
}

package io.github.pgbailiff.postgres.check;

import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Functions, operators, types, casts and views in the schema {@code public} of the maintenance
 * database, by a role that may create there, under every name that the script of {@code grants}
 * uses; whoever comes upon one of them gets an error. Sessions find them before the server's own.
 */
final class PlantedNames implements AutoCloseable {
  private static final Pattern CALL = Pattern.compile("\\b([a-z_]+)\\(");

  private final PostgresServer server;

  PlantedNames(PostgresServer server) {
    this.server = server;
    as(
        server.superuser(),
        server.password(),
        "CREATE ROLE planter LOGIN PASSWORD 'planter'; GRANT CREATE ON SCHEMA public TO planter;"
            + " ALTER DATABASE postgres SET search_path = public, pg_catalog");
    as("planter", "planter", text().replace("{words}", words()));
  }

  private static String words() {
    var words = new TreeSet<String>();
    CALL.matcher(new GrantScript(true, true).statements())
        .results()
        .forEach(call -> words.add(call.group(1)));
    return String.join(" ", words);
  }

  private static String text() {
    try (var stream = PlantedNames.class.getResourceAsStream("planted.sql")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private void as(String user, String password, String sql) {
    try (Connection connection = server.connect("postgres", user, password, "planter");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new AssertionError(failure.getMessage(), failure);
    }
  }

  @Override
  public void close() {
    as(
        server.superuser(),
        server.password(),
        "ALTER DATABASE postgres RESET search_path; SET search_path = pg_catalog;"
            + " DROP OWNED BY planter CASCADE; DROP ROLE planter");
  }
}

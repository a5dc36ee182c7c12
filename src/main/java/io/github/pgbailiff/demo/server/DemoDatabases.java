package io.github.pgbailiff.demo.server;

import io.github.pgbailiff.demo.workload.DemoAccess;
import io.github.pgbailiff.postgres.check.GrantScript;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** Makes the roles and databases of the demo on a new server. */
record DemoDatabases(DemoAccess access) {
  /** Each database with the role that owns it. */
  private static final Map<String, String> OWNERS =
      Map.of("orders", "app_rw", "wiki", "wiki", "billing", "batch", "reports", "report");

  /** A server that trusts everybody on the machine would let them all be superuser. */
  private static final String ACCESS_RULES =
      """
      host all all 127.0.0.0/8 scram-sha-256
      host all all ::1/128     scram-sha-256
      """;

  void create(Path data) throws SQLException, IOException {
    createEmpty(data);
    for (var database : OWNERS.entrySet()) {
      try (Connection connection = access.connect(database.getKey(), database.getValue(), "psql")) {
        run(connection, database.getKey() + ".sql");
      }
    }
  }

  /** The roles, and the databases without what is in them; from then on each needs a password. */
  private void createEmpty(Path data) throws SQLException, IOException {
    try (Connection postgres =
        DriverManager.getConnection(access.url("postgres"), DemoAccess.SUPERUSER, "")) {
      first(postgres, "SELECT set_config('demo.password', ?, false)", access.password());
      run(postgres, "roles.sql");
      execute(postgres, new GrantScript(false, false).statements());
      for (var database : new TreeMap<>(OWNERS).entrySet()) {
        execute(
            postgres,
            first(
                postgres,
                "SELECT format('CREATE DATABASE %I OWNER %I', ?, ?)",
                database.getKey(),
                database.getValue()));
      }
      Files.writeString(data.resolve("pg_hba.conf"), ACCESS_RULES);
      first(postgres, "SELECT pg_reload_conf()");
    }
  }

  private static void run(Connection connection, String script) throws SQLException, IOException {
    try (var resource = DemoDatabases.class.getResourceAsStream(script)) {
      if (resource == null) {
        throw new FileNotFoundException(script);
      }
      execute(connection, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String first(Connection connection, String sql, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}

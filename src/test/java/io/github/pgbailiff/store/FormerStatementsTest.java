package io.github.pgbailiff.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.sql.NamedParameters;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the program before asks of the store that this one has migrated: in a rolling restart both
 * run on it for a while.
 */
@ExtendWith(PostgresExtension.class)
class FormerStatementsTest {
  private static final Pattern HEADING = Pattern.compile("(?m)^-- : ");
  private static final Pattern INSERT =
      Pattern.compile("(?is)^\\s*insert\\s+into\\s+(\\w+)\\s*\\(([^)]*)\\)");

  private final PostgresDatabase database;

  FormerStatementsTest(PostgresDatabase database) {
    this.database = database;
  }

  /** By name. */
  private static Map<String, String> statements() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            FormerStatementsTest.class.getResourceAsStream("statements-13.sql"))) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var found = new LinkedHashMap<String, String>();
      HEADING
          .splitAsStream(all)
          .skip(1)
          .forEach(part -> {
            String[] lines = part.split("\n", 2);
            found.put(lines[0], lines[1].strip());
          });
      return found;
    }
  }

  @Test
  void a_shared_store_answers_all_of_it() throws Exception {
    StoreSettings settings = new PostgresStores(database).fresh();
    Stores.open(settings).close();
    try (Connection connection =
        DriverManager.getConnection(
            settings.url(), database.server().superuser(), database.server().password())) {
      assertThat(problems(connection, "-sqlite.sql", schema(settings))).isEmpty();
    }
  }

  @Test
  void a_file_answers_all_of_it(@TempDir Path folder) throws Exception {
    String url = "jdbc:sqlite:" + folder.resolve("store.db");
    Stores.open(new StoreSettings(url, Optional.empty(), Optional.empty())).close();
    try (Connection connection = DriverManager.getConnection(url)) {
      assertThat(problems(connection, "-postgresql.sql", Optional.empty())).isEmpty();
    }
  }

  private static Optional<String> schema(StoreSettings settings) {
    return Optional.of(settings.url().replaceFirst(".*currentSchema=", ""));
  }

  private static List<String> problems(
      Connection connection, String others, Optional<String> schema)
      throws IOException, SQLException {
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, String> it : statements().entrySet()) {
      if (it.getKey().endsWith(others)) {
        continue;
      }
      String sql = NamedParameters.of(it.getKey(), it.getValue()).sql();
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        // PostgreSQL looks at it only when it is asked something about it.
        assertThat(statement.getParameterMetaData().getParameterCount()).isNotNegative();
      } catch (SQLException failure) {
        problems.add(it.getKey() + ": " + failure.getMessage());
      }
      Matcher insert = INSERT.matcher(it.getValue());
      if (insert.find()) {
        missing(connection, schema, insert)
            .forEach(column ->
                problems.add(it.getKey() + " leaves out " + column + ", which has no default"));
      }
    }
    return problems;
  }

  /** Columns that a row needs and the insert does not give. */
  private static List<String> missing(
      Connection connection, Optional<String> schema, Matcher insert) throws SQLException {
    List<String> given =
        List.of(insert.group(2).toLowerCase(Locale.ROOT).replaceAll("\\s", "").split(","));
    List<String> missing = new ArrayList<>();
    DatabaseMetaData tables = connection.getMetaData();
    try (ResultSet columns = tables.getColumns(null, schema.orElse(null), insert.group(1), "%")) {
      while (columns.next()) {
        String name = columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
        boolean needed =
            columns.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls
                && columns.getString("COLUMN_DEF") == null;
        if (needed && !given.contains(name)) {
          missing.add(insert.group(1) + "." + name);
        }
      }
    }
    return missing;
  }
}

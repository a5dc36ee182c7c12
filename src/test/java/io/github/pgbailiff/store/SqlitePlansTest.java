package io.github.pgbailiff.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.sql.NamedParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How SQLite carries out each statement: none reads all of a table that grows for months, at worst
 * with every command.
 */
class SqlitePlansTest {
  private static final Path SOURCES = Path.of("src/main/java/io/github/pgbailiff");

  /** Of clusters and of the demo. */
  private static final Set<String> OTHERS = Set.of("postgres", "demo");

  /** What has a row for what stands at the moment, and none for what is over; and no table. */
  private static final Set<String> SMALL =
      Set.of("alert_snooze", "block_server", "former", "CONSTANT");

  /** What begins at the newest, and ends soon; or is to read the whole record. */
  private static final Set<String> WHOLE =
      Set.of("head", "last-event", "last-entry", "events-back", "chain", "alerts-listed");

  private static final Pattern SCAN =
      Pattern.compile("SCAN (\\w+)(?: USING (?:COVERING )?INDEX (\\w+))?");

  @TempDir private Path folder = Path.of("");
  private Optional<Connection> opened = Optional.empty();

  @BeforeEach
  void open() throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("store.db");
    Stores.open(new StoreSettings(url, Optional.empty(), Optional.empty())).close();
    opened = Optional.of(DriverManager.getConnection(url));
  }

  @AfterEach
  void close() throws SQLException {
    opened.orElseThrow().close();
  }

  @Test
  void no_statement_reads_all_of_a_table_that_grows() throws IOException, SQLException {
    List<String> problems = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Path file : statements()) {
      String name = file.getFileName().toString().replace(".sql", "");
      names.add(name);
      if (!WHOLE.contains(name)) {
        plan(Files.readString(file)).stream()
            .filter(this::readsAll)
            .forEach(step -> problems.add(name + ": " + step));
      }
    }
    assertThat(names).containsAll(WHOLE).contains("answer-purge", "requests-due");
    assertThat(problems).isEmpty();
  }

  @Test
  void a_statement_that_does_is_found() throws SQLException {
    assertThat(plan("select id from stored_answer where answer = :answer").stream())
        .anyMatch(this::readsAll);
    assertThat(
            plan("delete from stored_answer where kept_until <= :now or asker = 'a' or answer = ''")
                .stream())
        .anyMatch(this::readsAll);
  }

  private static List<Path> statements() throws IOException {
    try (Stream<Path> all = Files.walk(SOURCES)) {
      return all.filter(it -> it.toString().endsWith(".sql"))
          .filter(it -> !it.toString().endsWith("-postgresql.sql"))
          .filter(it -> !OTHERS.contains(SOURCES.relativize(it).getName(0).toString()))
          .toList();
    }
  }

  private List<String> plan(String text) throws SQLException {
    List<String> steps = new ArrayList<>();
    String sql = NamedParameters.of("plan", text).sql();
    try (Statement statement = opened.orElseThrow().createStatement();
        ResultSet rows = statement.executeQuery("explain query plan " + sql)) {
      while (rows.next()) {
        steps.add(rows.getString("detail"));
      }
    }
    return steps;
  }

  /** A partial index has what is open at the moment. */
  private boolean readsAll(String step) {
    Matcher scan = SCAN.matcher(step);
    return scan.lookingAt()
        && !SMALL.contains(scan.group(1))
        && Optional.ofNullable(scan.group(2)).filter(this::isPartial).isEmpty();
  }

  private boolean isPartial(String index) {
    String definition = "select sql from sqlite_master where type = 'index' and name = ?";
    try (PreparedStatement statement = opened.orElseThrow().prepareStatement(definition)) {
      statement.setString(1, index);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getString(1).contains(" where ");
      }
    } catch (SQLException failure) {
      throw new AssertionError(definition, failure);
    }
  }
}

package io.github.pgbailiff.store;

import io.github.pgbailiff.secret.LoginAttempts;
import io.github.pgbailiff.sql.NamedStatements;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** A store in a PostgreSQL database, which several processes on several machines may share. */
final class PostgresqlDatabase implements Database {
  static final String PREFIX = "jdbc:postgresql:";

  /**
   * One writer at a time, in the order of asking; a process that hangs in the middle loses its
   * turn. Durable, and able to write, also where the server's defaults are not. The number is
   * pgbailiff's own, "pgbailif" in ASCII.
   */
  private static final String TAKE_TURN =
      """
      set transaction isolation level read committed, read write;
      set local lock_timeout = '5s';
      set local idle_in_transaction_session_timeout = '10s';
      select set_config('synchronous_commit', 'on', true)
       where current_setting('synchronous_commit') = 'off';
      select pg_advisory_xact_lock(8099550625369188710)
      """;

  /** What the driver may answer: everything that gives the password to nobody. */
  private static final String ASKED_FOR = "scram-sha-256,gss,sspi,none";

  private static final String APPLICATION = "pgbailiff store";

  private final StoreSettings settings;
  private final LoginAttempts attempts;

  PostgresqlDatabase(StoreSettings settings) {
    this.settings = settings;
    this.attempts = new LoginAttempts("the store", settings.password(), InstantSource.system());
  }

  @Override
  public String dialect() {
    return "postgresql";
  }

  @Override
  public Connection connect() throws SQLException {
    Connection connection =
        attempts.open(it -> DriverManager.getConnection(settings.url(), properties(it)));
    try {
      NamedStatements.onlyWithoutPooler(connection, () -> backend(connection));
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }

  private static int backend(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select pg_backend_pid()")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** What the URL sets itself wins over these. */
  private Properties properties(Optional<String> password) {
    Properties properties = new Properties();
    settings.username().ifPresent(name -> properties.setProperty("user", name));
    password.ifPresent(it -> properties.setProperty("password", it));
    properties.setProperty("ApplicationName", APPLICATION);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "10");
    properties.setProperty("socketTimeout", "15");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty(PGProperty.REQUIRE_AUTH.getName(), ASKED_FOR);
    return properties;
  }

  @Override
  public void beginWriting(Connection connection) throws SQLException {
    Database.run(connection, TAKE_TURN);
  }

  @Override
  public void beginReading(Connection connection) throws SQLException {
    Database.run(connection, "set transaction isolation level repeatable read, read only");
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    connection.commit();
  }

  @Override
  public void rollback(Connection connection) throws SQLException {
    connection.rollback();
  }

  @Override
  public boolean isMissingTable(SQLException failure) {
    return "42P01".equals(failure.getSQLState());
  }

  /** Flyway keeps processes apart by a lock of its own here. */
  @Override
  public DataSource forMigration() {
    PGSimpleDataSource source =
        new PGSimpleDataSource() {
          @Override
          public Connection getConnection() throws SQLException {
            Connection connection =
                attempts.open(
                    it -> super.getConnection(settings.username().orElse(null), it.orElse(null)));
            NamedStatements.onlyWithoutPooler(connection, () -> backend(connection));
            Database.run(connection, "set default_transaction_read_only = off");
            return connection;
          }
        };
    source.setUrl(settings.url());
    source.setApplicationName(APPLICATION);
    if (source.getProperty(PGProperty.REQUIRE_AUTH) == null) {
      source.setProperty(PGProperty.REQUIRE_AUTH, ASKED_FOR);
    }
    return source;
  }

  @Override
  public StoreException explain(SQLException failure) {
    StoreException.Kind kind = kindOf(state(failure));
    return new StoreException(kind, "store: " + advice(kind, failure), failure);
  }

  private static String state(SQLException failure) {
    return Objects.requireNonNullElse(failure.getSQLState(), "");
  }

  /** The classes of appendix A of PostgreSQL's manual, as far as they say what to do. */
  private static StoreException.Kind kindOf(String state) {
    return switch (state) {
      case "25006", "42501", "0A000" -> StoreException.Kind.READ_ONLY;
      case "53100" -> StoreException.Kind.FULL;
      case "55P03", "57014", "40001", "40P01", "25P03" -> StoreException.Kind.BUSY;
      case "53300", "3D000", "57P01", "57P02", "57P03" -> StoreException.Kind.UNREACHABLE;
      case "XX001", "XX002" -> StoreException.Kind.CORRUPT;
      default ->
          state.startsWith("08") || state.startsWith("28")
              ? StoreException.Kind.UNREACHABLE
              : StoreException.Kind.OTHER;
    };
  }

  private String advice(StoreException.Kind kind, SQLException failure) {
    String said = said(failure);
    return switch (kind) {
      case BUSY -> "is held by another writer for more than 5 s; try again (" + said + ")";
      case FULL -> "has no room left; make room on the server's disk (" + said + ")";
      case READ_ONLY ->
          "cannot be written; name the primary in store.url and let "
              + settings.username().orElse("its user")
              + " own the schema ("
              + said
              + ")";
      case CORRUPT -> "is damaged; keep it as evidence, restore a backup (" + said + ")";
      case UNREACHABLE ->
          "cannot be reached; check store.url, username and password, and that it runs ("
              + said
              + ")";
      case NEWER_THAN_PROGRAM, OTHER -> "failed: " + said;
    };
  }

  private static String said(SQLException failure) {
    String said = Optional.ofNullable(failure.getMessage()).orElse("no message");
    return said.contains("requireAuth")
        ? "the server, or who passes for it, asks for the password in clear or as MD5, and gets it"
            + " only by SCRAM, unless store.url says requireAuth=md5 or requireAuth=password"
        // Unauthenticated probes are told too.
        : said.replaceFirst("^Connection to \\S+ refused\\.", "Connection refused.");
  }
}

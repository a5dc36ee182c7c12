package io.github.pgbailiff.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A store in one SQLite file: write-ahead log, every commit synced to the disk. */
final class SqliteDatabase implements Database {
  static final String PREFIX = "jdbc:sqlite:";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Something that is in the file where none of ours is. */
  private static final String STRANGER =
      "select coalesce(min(type || ' ' || name), '') from sqlite_master"
          + " where not exists (select 1 from sqlite_master where name = '"
          + Schema.TABLE
          + "')";

  private final SqliteFile file;
  private final String url;
  private final WriteTurns turns = new WriteTurns(PATIENCE);

  SqliteDatabase(String url) {
    this(url, SqliteFile.of(url.substring(PREFIX.length())));
  }

  SqliteDatabase(String url, SqliteFile file) {
    this.url = url;
    this.file = file;
  }

  @Override
  public String dialect() {
    return "sqlite";
  }

  @Override
  public Connection connect() throws SQLException {
    file.prepare();
    SqliteLibrary.use(file);
    Connection connection = open();
    try {
      requireStore(connection);
      file.keepFromOthers();
      useWriteAheadLog(connection);
      return connection;
    } catch (SQLException | StoreException e) {
      connection.close();
      throw e;
    }
  }

  private Connection open() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout((int) PATIENCE.toMillis());
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    return config.createConnection(url);
  }

  /** Nothing is done to a file before it is known to be no other program's. */
  private void requireStore(Connection connection) throws SQLException {
    String stranger = text(connection, STRANGER);
    if (!stranger.isEmpty()) {
      throw new StoreException(
          StoreException.Kind.UNREACHABLE,
          "store: %s is the database of another program, with its %s; let store.url name a file of pgbailiff's own"
              .formatted(file, stranger));
    }
  }

  /**
   * A file remembers it, but a copy made by {@code vacuum into} does not; migration sees to new
   * ones.
   */
  private static void useWriteAheadLog(Connection connection) throws SQLException {
    if (!"wal".equals(text(connection, "pragma journal_mode"))
        && !"0".equals(text(connection, "pragma page_count"))) {
      Database.run(connection, "pragma journal_mode = wal");
    }
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1).toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public void beginWriting(Connection connection) throws SQLException {
    turns.begin(connection);
  }

  @Override
  public void beginReading(Connection connection) throws SQLException {
    Database.run(connection, "pragma query_only = on");
    Database.run(connection, "begin");
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    Database.run(connection, "commit");
    turns.end();
  }

  @Override
  public void rollback(Connection connection) throws SQLException {
    Database.run(connection, "rollback");
    Database.run(connection, "pragma query_only = off");
  }

  @Override
  public boolean isMissingTable(SQLException failure) {
    String message = failure.getMessage();
    return message != null && message.contains("no such table");
  }

  /**
   * Each connection holds the file alone until it is closed: Flyway does not keep two processes
   * from migrating one SQLite file at the same time.
   */
  @Override
  public DataSource forMigration() {
    SQLiteDataSource source =
        new SQLiteDataSource() {
          @Override
          public SQLiteConnection getConnection(
              @Nullable String username, @Nullable String password) throws SQLException {
            SQLiteConnection connection = super.getConnection(username, password);
            holdAlone(connection);
            return connection;
          }
        };
    source.setUrl(url);
    source.setBusyTimeout(0);
    return source;
  }

  private static void holdAlone(Connection connection) throws SQLException {
    try {
      Database.run(connection, "pragma locking_mode = exclusive");
      Database.run(connection, "begin exclusive");
      Database.run(connection, "commit");
      Database.run(connection, "pragma journal_mode = wal");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public StoreException explain(SQLException failure) {
    StoreException.Kind kind = kindOf(failure);
    return new StoreException(kind, "store: " + file + " " + advice(kind, failure), failure);
  }

  static StoreException.Kind kindOf(SQLException failure) {
    if (!(failure instanceof SQLiteException sqlite)) {
      return StoreException.Kind.OTHER;
    }
    // The low byte is the code, the rest says more about it.
    return switch (SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)) {
      case SQLITE_BUSY, SQLITE_LOCKED -> StoreException.Kind.BUSY;
      case SQLITE_FULL -> StoreException.Kind.FULL;
      case SQLITE_READONLY, SQLITE_PERM -> StoreException.Kind.READ_ONLY;
      case SQLITE_CORRUPT, SQLITE_NOTADB -> StoreException.Kind.CORRUPT;
      case SQLITE_CANTOPEN -> StoreException.Kind.UNREACHABLE;
      default -> StoreException.Kind.OTHER;
    };
  }

  private String advice(StoreException.Kind kind, SQLException failure) {
    return switch (kind) {
      case BUSY ->
          "is locked by another process for more than "
              + PATIENCE.toSeconds()
              + " s; end that process (lsof names it), or try again";
      case FULL -> "cannot grow, the disk or the quota is full; make room on it";
      case READ_ONLY -> "cannot be written; " + file.whoMayWrite();
      case CORRUPT ->
          "is damaged or no SQLite file ("
              + failure.getMessage()
              + "); keep it as evidence, put a backup in its place";
      case UNREACHABLE -> "cannot be opened; " + file.whoMayWrite();
      case NEWER_THAN_PROGRAM, OTHER -> "failed: " + failure.getMessage();
    };
  }
}

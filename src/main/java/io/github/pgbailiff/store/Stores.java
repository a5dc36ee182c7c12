package io.github.pgbailiff.store;

/** The stores that settings name. */
public final class Stores {
  private Stores() {}

  /**
   * Opens the store that the settings name, makes it when there is none, and brings its tables up
   * to date. The caller owns it and closes it.
   *
   * @throws IllegalArgumentException when the URL names no kind of store
   * @throws StoreException when it cannot be read; its kind says why, its message what to do
   */
  public static Store open(StoreSettings settings) {
    Database database = database(settings);
    StoreConnections connections = new StoreConnections(database);
    boolean open = false;
    try {
      new Schema(database).bringUpToDate(connections);
      open = true;
      return new JdbcStore(database, connections);
    } finally {
      if (!open) {
        connections.close();
      }
    }
  }

  private static Database database(StoreSettings settings) {
    String url = settings.url();
    if (url.startsWith(SqliteDatabase.PREFIX)) {
      return new SqliteDatabase(url);
    }
    if (url.startsWith(PostgresqlDatabase.PREFIX)) {
      return new PostgresqlDatabase(settings);
    }
    throw new IllegalArgumentException(
        "store.url: \""
            + url
            + "\" is neither jdbc:sqlite:FILE nor jdbc:postgresql://HOST/DATABASE");
  }
}

package io.github.pgbailiff.store;

import java.nio.file.Path;
import java.util.Optional;

/** Stores in SQLite files of a test's own. */
public final class SqliteStores {
  private SqliteStores() {}

  /** The settings of the one in a folder. */
  public static StoreSettings in(Path folder) {
    return at(folder.resolve("store.db"));
  }

  /** The settings of the one in a file. */
  public static StoreSettings at(Path file) {
    return new StoreSettings("jdbc:sqlite:" + file, Optional.empty(), Optional.empty());
  }
}

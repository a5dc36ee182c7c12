package io.github.pgbailiff.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** A store of format 11, as the program of that format left it. */
public final class KeptStore {
  private static final String SCHEMA = "kept";

  private KeptStore() {}

  /** The settings of a copy in a SQLite file. */
  public static StoreSettings sqlite(Path file) {
    try (InputStream packed = new GZIPInputStream(resource("format-11.db.gz"))) {
      Files.copy(packed, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SqliteStores.at(file);
  }

  /** The settings of a copy in a schema of PostgreSQL. */
  public static StoreSettings postgresql(PostgresStores stores) {
    try (InputStream script = resource("format-11.sql")) {
      return stores.holding(new String(script.readAllBytes(), StandardCharsets.UTF_8), SCHEMA);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(KeptStore.class.getResourceAsStream(name), name);
  }
}

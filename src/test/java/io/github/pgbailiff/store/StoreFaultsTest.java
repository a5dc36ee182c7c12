package io.github.pgbailiff.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pgbailiff.store.StoreException.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/** A file that is not what a store needs, and what people are told to do about it. */
class StoreFaultsTest {
  private final Path file;

  StoreFaultsTest(@TempDir Path folder) {
    file = folder.resolve("store.db");
  }

  @BeforeEach
  void make() {
    try (Store store = open("")) {
      write(store, "as it was");
    }
  }

  private Store open(String parameters) {
    return Stores.open(
        new StoreSettings("jdbc:sqlite:" + file + parameters, Optional.empty(), Optional.empty()));
  }

  private static void write(Store store, String lease) {
    assertThat(leases(store).acquire(lease, "ann")).isTrue();
  }

  private static Leases leases(Store store) {
    return new Leases(store, InstantSource.system());
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static void fails(ThrowingCallable work, Kind kind, String... words) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            StoreException.class, failure -> assertThat(failure.kind()).isEqualTo(kind))
        .hasMessageStartingWith("store: ")
        .message()
        .contains(words);
  }

  @Test
  void one_that_a_later_program_wrote_is_left_alone() throws SQLException {
    run(
        "UPDATE "
            + Schema.TABLE
            + " SET version = '"
            + (Schema.CURRENT + 1)
            + "'"
            + " WHERE version = '"
            + Schema.CURRENT
            + "'");
    fails(
        () -> open("").close(),
        Kind.NEWER_THAN_PROGRAM,
        "its schema has version " + (Schema.CURRENT + 1),
        "use the pgbailiff that wrote it, or a newer one");
  }

  @Test
  void one_that_is_no_store_is_kept_as_evidence() throws IOException {
    Files.writeString(file, "no database at all. ".repeat(100), StandardCharsets.UTF_8);
    fails(() -> open("").close(), Kind.CORRUPT, file.toString(), "put a backup in its place");
    assertThat(file).content(StandardCharsets.UTF_8).startsWith("no database at all. ");
  }

  @Test
  void one_that_was_damaged_is_said_to_be() throws IOException {
    try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(100);
      bytes.write(new byte[(int) bytes.length() - 100]);
    }
    fails(() -> open("").close(), Kind.CORRUPT, "is damaged");
  }

  @Test
  void one_that_another_process_holds_is_waited_for_and_then_said_to_be_locked()
      throws SQLException {
    try (Store store = open("");
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      fails(() -> write(store, "ann"), Kind.BUSY, "locked by another process", "lsof");
      statement.execute("ROLLBACK");
      write(store, "ann");
    }
  }

  @Test
  void one_that_cannot_grow_says_so_and_goes_on_when_there_is_room() {
    try (Store store = open("?max_page_count=1")) {
      fails(() -> write(store, "x".repeat(100_000)), Kind.FULL, "make room on it");
    }
    try (Store store = open("")) {
      write(store, "x".repeat(100_000));
    }
  }

  /** Root, who may run this, writes whatever a mode says: so it is the connection that may not. */
  @Test
  void one_that_may_only_be_read_says_whose_it_is() throws SQLException {
    var readOnly = new SQLiteConfig();
    readOnly.setReadOnly(true);
    String url = "jdbc:sqlite:" + file;
    try (Connection connection = readOnly.createConnection(url);
        Statement statement = connection.createStatement()) {
      var refusal =
          catchThrowableOfType(SQLException.class, () -> statement.execute("DELETE FROM lease"));
      StoreException explained = new SqliteDatabase(url).explain(refusal);
      assertThat(explained.kind()).isEqualTo(Kind.READ_ONLY);
      assertThat(explained)
          .hasMessageContainingAll("cannot be written", "it belongs to")
          .hasMessageNotContaining("run as");
    }
  }

  @Test
  void one_whose_folder_is_a_file_cannot_be_made() {
    Path inside = file.resolve("store.db");
    fails(() -> Stores.open(SqliteStores.at(inside)).close(), Kind.UNREACHABLE, inside.toString());
  }
}

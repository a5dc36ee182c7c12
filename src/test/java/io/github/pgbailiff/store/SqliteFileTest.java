package io.github.pgbailiff.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.testing.OtherProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileTest {
  private static final String OPEN_TO_ALL = "rw-r--r--";

  @TempDir Path folder = Path.of("");

  private Store open(Path file) {
    return Stores.open(SqliteStores.at(file));
  }

  private Path file(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OPEN_TO_ALL));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void a_symbolic_link_is_not_followed() throws IOException {
    Path target = file("passwd", "root:x:0:0");
    Path link = Files.createSymbolicLink(folder.resolve("store.db"), target);

    assertThatThrownBy(() -> open(link))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(link + " is a symbolic link, which is not followed");
    assertThat(mode(target)).isEqualTo(OPEN_TO_ALL);
    assertThat(target).hasContent("root:x:0:0");
  }

  @Test
  void a_symbolic_link_to_nothing_makes_nothing() throws IOException {
    Path target = folder.resolve("later");
    Path link = Files.createSymbolicLink(folder.resolve("store.db"), target);

    assertThatThrownBy(() -> open(link)).hasMessageContaining("is a symbolic link");
    assertThat(target).doesNotExist();
  }

  @Test
  void what_is_no_store_keeps_its_mode() throws IOException {
    for (String text : new String[] {"root:x:0:0:a line that is long enough", "short"}) {
      Path file = file("system", text);

      assertThatThrownBy(() -> open(file))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("no SQLite file");
      assertThat(mode(file)).isEqualTo(OPEN_TO_ALL);
      assertThat(file).hasContent(text);
    }
  }

  @Test
  void the_database_of_another_program_is_left_as_it_is() throws Exception {
    Path file = folder.resolve("places.db");
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("create table bookmark (id integer)");
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OPEN_TO_ALL));
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(() -> open(file))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("the database of another program, with its table bookmark");
    assertThat(file).hasBinaryContent(before);
    assertThat(mode(file)).isEqualTo(OPEN_TO_ALL);
  }

  @Test
  void a_folder_is_no_store() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("store.db"));
    String before = mode(inside);

    assertThatThrownBy(() -> open(inside)).hasMessageContaining("is not a regular file");
    assertThat(mode(inside)).isEqualTo(before);
  }

  @Test
  void companions_are_no_links() throws IOException {
    Path file = folder.resolve("store.db");
    open(file).close();
    for (String companion : new String[] {"-wal", "-shm", "-journal"}) {
      Path target = file("target", "keep");
      Path link = Files.createSymbolicLink(folder.resolve("store.db" + companion), target);

      assertThatThrownBy(() -> open(file)).hasMessageContaining(link + " is a symbolic link");
      assertThat(target).hasContent("keep");
      assertThat(mode(target)).isEqualTo(OPEN_TO_ALL);
      Files.delete(link);
    }
  }

  @Test
  void a_folder_of_ones_own_may_be_a_link() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("data"), real);

    open(link.resolve("store.db")).close();
    assertThat(mode(real.resolve("store.db"))).isEqualTo("rw-------");
  }

  @Test
  void a_store_of_ones_own_is_kept_from_others() throws IOException {
    Path file = folder.resolve("store.db");
    open(file).close();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OPEN_TO_ALL));

    open(file).close();
    assertThat(mode(file)).isEqualTo("rw-------");
  }

  @Test
  void another_program_can_tell_that_a_store_is_open() {
    Path file = folder.resolve("store.db");
    try (Store store = open(file);
        Store again = open(file)) {
      long before = store.transact(tx -> Counter.next(tx, "looked"));
      long after = again.transact(tx -> Counter.next(tx, "looked"));
      assertThat(after).isEqualTo(before + 1);
      OtherProcess other =
          OtherProcess.start(
              LastToClose.class,
              new StoreSettings(file.toString(), Optional.empty(), Optional.empty()),
              ProcessBuilder.Redirect.INHERIT);
      assertThat(other.hear()).isEqualTo("open");
      other.awaitEnd();
    }
  }
}

package io.github.pgbailiff.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.testing.OtherProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteLibraryTest {
  private static final String USER = System.getProperty("user.name");

  @TempDir Path folder = Path.of("");

  private Path unpacked() throws IOException {
    return SqliteLibrary.unpacked(folder.resolve("native"), USER);
  }

  private static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  @Test
  void it_is_unpacked_once() throws IOException {
    Path library = unpacked();
    Files.setLastModifiedTime(library, FileTime.from(Instant.EPOCH));
    assertThat(unpacked()).isEqualTo(library);
    assertThat(Files.getLastModifiedTime(library)).isEqualTo(FileTime.from(Instant.EPOCH));
  }

  @Test
  void what_is_not_as_it_was_packed_is_unpacked_again() throws IOException {
    Path library = unpacked();
    byte[] right = Files.readAllBytes(library);
    byte[] wrong = right.clone();
    wrong[wrong.length / 2]++;
    Files.write(library, wrong);
    assertThat(Files.readAllBytes(unpacked())).isEqualTo(right);
  }

  @Test
  void other_versions_and_what_a_killed_process_left_go() throws IOException {
    Path library = unpacked();
    Files.writeString(library.resolveSibling("3.0-old.so"), "x");
    Files.writeString(library.resolveSibling("part123"), "x");
    assertThat(unpacked()).isEqualTo(library);
    assertThat(in(folder.resolve("native"))).containsExactly(library);
  }

  @Test
  void a_folder_that_others_may_write_is_not_trusted() throws IOException {
    Path open = Files.createDirectory(folder.resolve("native"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatThrownBy(this::unpacked).hasMessageContaining("only " + USER + " may write");
    Files.delete(open);
    Files.createSymbolicLink(open, Files.createDirectory(folder.resolve("elsewhere")));
    assertThatThrownBy(this::unpacked).hasMessageContaining("only " + USER + " may write");
  }

  @Test
  void processes_that_are_killed_leave_nothing_in_the_temporary_folder() throws IOException {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    var store = SqliteStores.in(folder);
    for (int i = 0; i < 2; i++) {
      OtherProcess process =
          OtherProcess.start(
              OpenedStore.class,
              List.of("-Djava.io.tmpdir=" + temporary),
              store,
              ProcessBuilder.Redirect.INHERIT);
      assertThat(process.hear()).isEqualTo("open");
      process.kill();
    }
    assertThat(in(temporary)).isEmpty();
    assertThat(in(folder.resolve(".native"))).hasSize(1);
  }
}

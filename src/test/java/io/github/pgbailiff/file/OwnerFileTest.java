package io.github.pgbailiff.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OwnerFileTest {
  @TempDir private Path folder;

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void add(OwnerFile file, String text) throws IOException {
    try (var channel = file.append()) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void it_is_its_owners_alone_and_so_are_the_folders_that_it_takes() throws IOException {
    var file = new OwnerFile(folder.resolve("above/own/file"));
    file.createFolder();
    file.create();
    assertThat(rights(file.path())).isEqualTo("rw-------");
    assertThat(rights(folder.resolve("above/own"))).isEqualTo("rwx------");
    assertThat(rights(folder.resolve("above"))).isEqualTo("rwx------");
    assertThatThrownBy(file::create).isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void a_folder_that_is_there_stays_as_it_is() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
    new OwnerFile(folder.resolve("file")).createFolder();
    assertThat(rights(folder)).isEqualTo("rwxr-x---");
  }

  @Test
  void what_is_added_makes_it_and_stands_behind_what_it_has() throws IOException {
    var file = new OwnerFile(folder.resolve("file"));
    add(file, "one ");
    assertThat(rights(file.path())).isEqualTo("rw-------");
    add(file, "two");
    assertThat(file.path()).hasContent("one two");
  }

  @Test
  void it_is_prepared_where_it_can_be_written_and_nowhere_else() throws IOException {
    var file = new OwnerFile(folder.resolve("own/file"));
    assertThat(file.prepare()).isTrue();
    assertThat(rights(file.path())).isEqualTo("rw-------");
    assertThat(file.prepare()).isTrue();
    assertThat(new OwnerFile(file.path().resolve("below/a/file")).prepare()).isFalse();
  }

  @Test
  void a_symbolic_link_is_not_followed() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "theirs");
    var link = new OwnerFile(Files.createSymbolicLink(folder.resolve("link"), other));
    assertThatThrownBy(() -> add(link, "x")).isInstanceOf(IOException.class);
    assertThat(other).hasContent("theirs");
  }

  @Test
  void what_others_may_do_is_taken_back() throws IOException {
    var file = new OwnerFile(Files.createFile(folder.resolve("file")));
    Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rwxrw-r--"));
    file.restrict();
    assertThat(rights(file.path())).isEqualTo("rw-------");
    Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("r--------"));
    file.restrict();
    assertThat(rights(file.path())).isEqualTo("r--------");
  }

  @Test
  void a_file_system_without_such_rights_has_the_file_all_the_same() throws IOException {
    try (FileSystem zip =
        FileSystems.newFileSystem(folder.resolve("files.zip"), Map.of("create", "true"))) {
      var file = new OwnerFile(zip.getPath("/above/file"));
      file.createFolder();
      file.create();
      file.restrict();
      assertThat(Files.size(file.path())).isZero();
    }
  }
}

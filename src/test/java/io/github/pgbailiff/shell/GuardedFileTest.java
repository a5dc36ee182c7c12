package io.github.pgbailiff.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files belong to the account that runs the tests. */
class GuardedFileTest {
  private static final long OWNER = OsUser.current().uid();
  private static final long OTHER = 987_654;

  @TempDir Path temporary;
  private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    folder = mode(temporary.toRealPath(), "rwxr-xr-x");
    file = mode(Files.createFile(folder.resolve("pgbailiff.yaml")), "rw-r-----");
  }

  private static Optional<Path> gap(Path file) {
    return new GuardedFile(file, Set.of(OWNER)).gap();
  }

  @Test
  void nobody_else_writes_a_file_of_mode_0640() {
    assertThat(gap(file)).isEmpty();
  }

  @Test
  void what_a_third_account_owns_it_can_always_write() throws IOException {
    mode(file, "r--------");
    Path owned = Files.createFile(folder.resolve("theirs"));
    if (OWNER == 0) {
      Files.setAttribute(owned, "unix:uid", (int) OTHER);
      assertThat(gap(owned)).contains(owned);
      assertThat(new GuardedFile(owned, Set.of(OTHER)).gap()).isEmpty();
    } else {
      assertThat(new GuardedFile(owned, Set.of(OTHER)).gap()).isPresent();
    }
  }

  @Test
  void neither_a_group_nor_others_may_write() throws IOException {
    assertThat(gap(mode(file, "rw-r---w-"))).contains(file);
    assertThat(gap(mode(file, "rw-rw----"))).contains(file);
  }

  @Test
  void whoever_writes_the_folder_can_put_another_file_there() throws IOException {
    mode(folder, "rwxr-xrwx");
    assertThat(gap(file)).contains(folder);
  }

  @Test
  void a_sticky_folder_keeps_the_files_of_others() throws IOException {
    Files.setAttribute(folder, "unix:mode", 01777);
    assertThat(gap(file)).isEmpty();
  }

  @Test
  void a_link_is_as_safe_as_what_leads_to_it_and_what_it_leads_to() throws IOException {
    Path open = mode(Files.createDirectory(folder.resolve("open")), "rwxrwxrwx");
    Path through = Files.createSymbolicLink(open.resolve("link"), file);
    assertThat(gap(through)).contains(open);

    Path bare = mode(Files.createFile(open.resolve("bare.yaml")), "rw-r-----");
    Path into = Files.createSymbolicLink(folder.resolve("link"), bare);
    assertThat(gap(into)).contains(open);

    Path safe = Files.createSymbolicLink(folder.resolve("safe"), Path.of("pgbailiff.yaml"));
    assertThat(gap(safe)).isEmpty();
  }

  @Test
  void links_in_a_circle_end_as_nothing_is_read_through_them() throws IOException {
    Path one = folder.resolve("one");
    Files.createSymbolicLink(one, folder.resolve("two"));
    Files.createSymbolicLink(folder.resolve("two"), one);
    assertThat(gap(one)).isEmpty();
  }

  @Test
  void a_file_that_is_not_there_is_not_trusted() {
    Path missing = folder.resolve("missing");
    assertThat(gap(missing)).contains(missing);
  }

  private static Path mode(Path path, String mode) throws IOException {
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}

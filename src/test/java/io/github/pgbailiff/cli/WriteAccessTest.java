package io.github.pgbailiff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks for a user who is in no group and owns nothing, about files of the user who runs tests. */
class WriteAccessTest {
  private static final OsUser OWNER = OsUser.current();
  private static final OsUser ANN = new OsUser(987_654, "ann", Set.of(987_655L));

  @TempDir Path temporary;
  private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    folder = mode(temporary.toRealPath(), "rwxr-xr-x");
    file = mode(Files.createFile(folder.resolve("pgbailiff.yaml")), "rw-r-----");
  }

  @Test
  void nobody_else_writes_a_file_of_mode_0640() {
    assertThat(new WriteAccess(ANN).to(file)).isEmpty();
  }

  @Test
  void an_owner_can_always_take_the_right_back() throws IOException {
    mode(file, "r--------");
    assertThat(new WriteAccess(new OsUser(OWNER.uid(), "me", Set.of())).to(file)).isPresent();
  }

  @Test
  void everybody_writes_what_others_may_write() throws IOException {
    mode(file, "rw-r---w-");
    assertThat(new WriteAccess(ANN).to(file)).contains(file);
  }

  @Test
  void a_group_writes_what_its_mode_says() throws IOException {
    mode(file, "rw-rw----");
    long group = ((Number) Files.getAttribute(file, "unix:gid")).longValue();
    var member = new OsUser(ANN.uid(), "ann", Set.of(group));
    assertThat(new WriteAccess(member).to(file)).contains(file);
    assertThat(new WriteAccess(ANN).to(file)).isEmpty();
  }

  @Test
  void whoever_writes_the_folder_can_put_another_file_there() throws IOException {
    mode(folder, "rwxr-xrwx");
    assertThat(new WriteAccess(ANN).to(file)).contains(folder);
  }

  @Test
  void a_sticky_folder_keeps_the_files_of_others() throws IOException {
    Files.setAttribute(folder, "unix:mode", 01777);
    assertThat(new WriteAccess(ANN).to(file)).isEmpty();
  }

  @Test
  void a_link_is_as_safe_as_what_leads_to_it_and_what_it_leads_to() throws IOException {
    Path open = mode(Files.createDirectory(folder.resolve("open")), "rwxrwxrwx");
    Path through = Files.createSymbolicLink(open.resolve("link"), file);
    assertThat(new WriteAccess(ANN).to(through)).contains(open);

    Path bare = mode(Files.createFile(open.resolve("bare.yaml")), "rw-r-----");
    Path into = Files.createSymbolicLink(folder.resolve("link"), bare);
    assertThat(new WriteAccess(ANN).to(into)).contains(open);

    Path safe = Files.createSymbolicLink(folder.resolve("safe"), Path.of("pgbailiff.yaml"));
    assertThat(new WriteAccess(ANN).to(safe)).isEmpty();
  }

  @Test
  void links_in_a_circle_end_as_nothing_is_read_through_them() throws IOException {
    Path one = folder.resolve("one");
    Files.createSymbolicLink(one, folder.resolve("two"));
    Files.createSymbolicLink(folder.resolve("two"), one);
    assertThat(new WriteAccess(ANN).to(one)).isEmpty();
  }

  @Test
  void a_file_that_is_not_there_is_not_trusted() {
    Path missing = folder.resolve("missing");
    assertThat(new WriteAccess(ANN).to(missing)).contains(missing);
  }

  private static Path mode(Path path, String mode) throws IOException {
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}

package io.github.pgbailiff.demo.server;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import io.github.pgbailiff.demo.workload.DemoException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.FileUtils;

/**
 * The folder of all demos of one operating-system user: unpacked binaries, which stay as a cache,
 * and one folder per run, which does not.
 *
 * <p>Nobody else can read or write it: binaries are started from it.
 *
 * @param root exists and belongs to this user
 * @param binaries where PostgreSQL is unpacked to when it is not there yet
 */
public record DemoFolder(Path root, Path binaries) {
  /** What starts servers; a server of pgbailiff itself goes without. */
  private static final String SERVER = "/io/zonky/test/db/postgres/embedded/EmbeddedPostgres.class";

  /** The folder of this user below the temporary folder. */
  static DemoFolder ofUser() {
    if (DemoFolder.class.getResource(SERVER) == null) {
      throw new DemoException(
          "this installation is without the demo's PostgreSQL: run it from a checkout, or build"
              + " the image with --build-arg DEMO=yes");
    }
    String name = "pgbailiff-demo-" + System.getProperty("user.name");
    return at(Path.of(System.getProperty("java.io.tmpdir"), name));
  }

  /** A folder that is made when it is missing, and refused when somebody else owns it. */
  public static DemoFolder at(Path root) {
    try {
      Path above = Optional.ofNullable(root.toAbsolutePath().getParent()).orElse(root);
      if (Files.notExists(root, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(above);
        Files.createDirectory(root, forOwner());
      }
      if (!isOurs(root, above)) {
        throw new DemoException(root + " belongs to somebody else: remove it, or set TMPDIR");
      }
      closeToOthers(root);
      return new DemoFolder(root.toRealPath(), root.toRealPath().resolve("binaries"));
    } catch (IOException failure) {
      throw new DemoException(
          "%s cannot be used (%s): let %s write it, or set TMPDIR to another folder"
              .formatted(root, failure, System.getProperty("user.name")),
          failure);
    }
  }

  /** Nothing is made in it to find out: a link may lead anywhere. */
  private static boolean isOurs(Path root, Path above) throws IOException {
    Path probe = Files.createTempFile(above, "owner", "");
    try {
      return Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)
          && Files.getOwner(root, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe));
    } finally {
      Files.delete(probe);
    }
  }

  private static void closeToOthers(Path root) throws IOException {
    var view =
        Files.getFileAttributeView(root, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view != null && !view.readAttributes().permissions().equals(fromString("rwx------"))) {
      view.setPermissions(fromString("rwx------"));
    }
  }

  /** A new folder for the run of this process, under a name by which others can tell its owner. */
  Path newRun() {
    try {
      return Files.createTempDirectory(root, RunOwner.current().prefix(), forOwner());
    } catch (IOException failure) {
      throw new DemoException(root + " cannot hold another folder", failure);
    }
  }

  /** Stops the servers and deletes the folders of runs whose process is gone. */
  void clearLeftovers() {
    for (Path run : runs()) {
      if (RunOwner.of(run).map(owner -> !owner.alive()).orElse(false)) {
        Postmaster.of(run.resolve("data")).ifPresent(Postmaster::end);
        delete(run);
      }
    }
  }

  private List<Path> runs() {
    try (var entries = Files.list(root)) {
      return entries.filter(Files::isDirectory).toList();
    } catch (IOException failure) {
      throw new DemoException(root + " cannot be listed", failure);
    }
  }

  static void delete(Path run) {
    FileUtils.deleteQuietly(run.toFile());
  }

  private static FileAttribute<?>[] forOwner() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {asFileAttribute(fromString("rwx------"))}
        : new FileAttribute<?>[] {};
  }
}

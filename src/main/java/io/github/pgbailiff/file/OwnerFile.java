package io.github.pgbailiff.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that only its owner may read and write, from the moment on in which it is made. Where the
 * file system knows no such rights it has those that the system gives it.
 */
public record OwnerFile(Path path) {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<OpenOption> APPEND =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);

  /**
   * Makes it, with nothing in it.
   *
   * @throws java.nio.file.FileAlreadyExistsException when something has its name
   */
  public void create() throws IOException {
    Files.createFile(path, rights(FILE));
  }

  /** Whether it can be written, once it was made with its folders where it was not there. */
  public boolean prepare() {
    try {
      if (Files.notExists(path)) {
        createFolder();
        create();
      }
      return Files.isWritable(path);
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * Opens it to add to its end, and makes it when there is none.
   *
   * @throws IOException also when it is a symbolic link
   */
  public FileChannel append() throws IOException {
    return FileChannel.open(path, APPEND, rights(FILE));
  }

  /** Makes the folders on the way to it that are not there yet, for its owner alone too. */
  public void createFolder() throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder, rights(FOLDER));
    }
  }

  /** Takes back what others may do with the one that is there; a symbolic link is not followed. */
  public void restrict() throws IOException {
    if (posix()) {
      var view =
          Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
      if (!FILE.containsAll(view.readAttributes().permissions())) {
        view.setPermissions(FILE);
      }
    }
  }

  private FileAttribute<?>[] rights(Set<PosixFilePermission> rights) {
    return posix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
        : new FileAttribute<?>[0];
  }

  private boolean posix() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}

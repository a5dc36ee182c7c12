package io.github.pgbailiff.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The file of a SQLite store. It belongs to one user of the operating system and only that user can
 * read it; SQLite gives the log files beside it the same mode and owner.
 *
 * @param user who runs this process
 */
record SqliteFile(Path path, String user) {
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> PRIVATE_FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final String SUPERUSER = "root";

  /** The file that a URL names after {@code jdbc:sqlite:}, without the parameters behind it. */
  static SqliteFile of(String name) {
    int parameters = name.indexOf('?');
    String path = parameters < 0 ? name : name.substring(0, parameters);
    if (path.isBlank() || path.startsWith(":") || path.startsWith("file:")) {
      throw new IllegalArgumentException(
          "store.url: \"" + path + "\" is not the path of a file such as data/pgbailiff.db");
    }
    return new SqliteFile(Path.of(path), System.getProperty("user.name", ""));
  }

  /** Makes the file when there is none, and keeps it from other users. */
  void prepare() {
    try {
      if (Files.exists(path)) {
        keepToOwner();
      } else {
        create();
      }
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Kind.UNREACHABLE,
          "store: " + path + " cannot be made (" + e + "); " + whoMayWrite(),
          e);
    }
  }

  private void create() throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && !Files.exists(folder)) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PRIVATE_FOLDER));
    }
    try {
      Files.createFile(path, PosixFilePermissions.asFileAttribute(PRIVATE));
    } catch (FileAlreadyExistsException e) {
      keepToOwner();
    }
  }

  private void keepToOwner() throws IOException {
    String owner = owner();
    if (owner.equals(user)) {
      if (!Files.getPosixFilePermissions(path).stream().allMatch(PRIVATE::contains)) {
        Files.setPosixFilePermissions(path, PRIVATE);
      }
    } else if (!user.equals(SUPERUSER)) {
      throw new StoreException(
          StoreException.Kind.READ_ONLY, "store: " + path + " is not yours; " + whoMayWrite());
    }
  }

  /** Who can use the file, as advice to somebody who cannot. */
  String whoMayWrite() {
    try {
      return Files.exists(path)
          ? "it belongs to %s and this is %s: %smake it and its folder writable, or share a PostgreSQL store"
              .formatted(owner(), user, owner().equals(user) ? "" : "run as " + owner() + ", ")
          : "let " + user + " write the folder " + path.toAbsolutePath().getParent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String owner() throws IOException {
    return Files.getOwner(path).getName();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}

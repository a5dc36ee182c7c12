package io.github.pgbailiff.store;

import io.github.pgbailiff.file.OwnerFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The file of a SQLite store. It belongs to one user of the operating system and only that user can
 * read it; SQLite gives the log files beside it the same mode and owner.
 *
 * <p>SQLite's locks belong to the process: to close any other descriptor of the file gives them all
 * up, and the next program that looks at the store would take its log away under this one's feet
 * (sqlite.org/howtocorrupt.html, section 2.2). So the descriptor through which a file is looked
 * into stays open as long as the process lives.
 *
 * @param user who runs this process
 */
record SqliteFile(Path path, String user) {
  private static final String SUPERUSER = "root";
  private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

  /** The descriptors of the files that were looked into, by what the system knows them. */
  private static final Map<Object, InputStream> KEPT = new HashMap<>();

  private static final byte[] HEADER = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

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

  /** Makes the file when there is none; one that is there is only looked at. */
  void prepare() {
    try {
      requireOwnFolder();
      for (String companion : COMPANIONS) {
        requireFile(path.resolveSibling(path.getFileName() + companion));
      }
      lookAtOrCreate();
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Kind.UNREACHABLE,
          "store: " + path + " cannot be made (" + e + "); " + whoMayWrite(),
          e);
    }
  }

  /** Keeps the file of this user, and the logs beside it, from others. */
  void keepFromOthers() throws SQLException {
    try {
      if (owner().equals(user)) {
        new OwnerFile(path).restrict();
        for (String companion : COMPANIONS) {
          restrict(path.resolveSibling(path.getFileName() + companion));
        }
      }
    } catch (IOException e) {
      throw new SQLException("cannot be kept from others: " + e, e);
    }
  }

  private static void restrict(Path companion) throws IOException {
    try {
      new OwnerFile(companion).restrict();
    } catch (NoSuchFileException _) {
      // Another process was the last to close the store, or none is there yet.
    }
  }

  private void lookAtOrCreate() throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      requireOwn();
    } else {
      create();
    }
  }

  private Object key() throws IOException {
    Object key =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
    return key == null ? path : key;
  }

  /** A link that somebody else laid would lead to where they want; those of root are furniture. */
  private void requireOwnFolder() throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && Files.isSymbolicLink(folder)) {
      String owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName();
      if (!owner.equals(user) && !owner.equals(SUPERUSER)) {
        throw refusal(folder, "is a symbolic link of " + owner);
      }
    }
  }

  private static void requireFile(Path file) {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw refusal(
          file, Files.isSymbolicLink(file) ? "is a symbolic link" : "is not a regular file");
    }
  }

  private static StoreException refusal(Path file, String why) {
    return new StoreException(
        StoreException.Kind.UNREACHABLE,
        "store: %s %s, which is not followed; let store.url name the file itself"
            .formatted(file, why));
  }

  private void create() throws IOException {
    var owned = new OwnerFile(path);
    owned.createFolder();
    try {
      owned.create();
    } catch (FileAlreadyExistsException e) {
      requireOwn();
    }
  }

  private void requireOwn() throws IOException {
    requireFile(path);
    String owner = owner();
    if (owner.equals(user)) {
      requireDatabase();
    } else if (!user.equals(SUPERUSER)) {
      throw new StoreException(
          StoreException.Kind.READ_ONLY, "store: " + path + " is not yours; " + whoMayWrite());
    }
  }

  /** By the first bytes; a new file has none. */
  private void requireDatabase() throws IOException {
    byte[] first = first();
    if (first.length > 0 && !Arrays.equals(first, HEADER)) {
      throw new StoreException(
          StoreException.Kind.CORRUPT,
          "store: %s is damaged or no SQLite file (it begins otherwise); if it is a store, keep it as evidence and put a backup in its place"
              .formatted(path));
    }
  }

  /** What it begins with; once it is known to be a store, that is not looked at again. */
  private byte[] first() throws IOException {
    synchronized (KEPT) {
      Object key = key();
      if (KEPT.containsKey(key)) {
        return HEADER;
      }
      InputStream stream = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS);
      byte[] first = stream.readNBytes(HEADER.length);
      if (first.length == 0 || Arrays.equals(first, HEADER)) {
        KEPT.put(key, stream);
      } else {
        stream.close();
      }
      return first;
    }
  }

  /** Who can use the file, as advice to somebody who cannot. */
  String whoMayWrite() {
    try {
      return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
          ? "it belongs to %s and this is %s: %smake it and its folder writable, or share a PostgreSQL store"
              .formatted(owner(), user, owner().equals(user) ? "" : "run as " + owner() + ", ")
          : "let " + user + " write the folder " + path.toAbsolutePath().getParent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String owner() throws IOException {
    return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}

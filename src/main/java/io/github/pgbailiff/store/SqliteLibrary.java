package io.github.pgbailiff.store;

import io.github.pgbailiff.file.OwnerFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library, unpacked once beside the store. Left to itself the driver unpacks it
 * into the temporary folder at each start, and a process that is killed leaves it there.
 */
final class SqliteLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);
  private static final String FOLDER = ".native";
  private static final String PATH = "org.sqlite.lib.path";
  private static final String NAME = "org.sqlite.lib.name";

  private SqliteLibrary() {}

  /**
   * Has the driver take it from beside the store; where that is not possible it goes its own way.
   */
  static synchronized void use(SqliteFile store) {
    Path folder = store.path().toAbsolutePath().resolveSibling(FOLDER);
    try {
      // In somebody else's folder it would be in the owner's way.
      boolean own = Files.getOwner(folder.resolveSibling(".")).getName().equals(store.user());
      if (System.getProperty(PATH) != null || !own) {
        return;
      }
      Path library = unpacked(folder, store.user());
      System.setProperty(PATH, folder.toString());
      System.setProperty(NAME, library.getFileName().toString());
    } catch (IOException | UnsupportedOperationException e) {
      LOG.info("store: SQLite's library cannot be kept in {}: {}", folder, e.toString());
    }
  }

  /** The library, byte by byte as it was packed, in a folder that nobody else may write. */
  static Path unpacked(Path folder, String user) throws IOException {
    Path library =
        folder.resolve(SQLiteJDBCLoader.getVersion() + "-" + LibraryLoaderUtil.getNativeLibName());
    new OwnerFile(library).createFolder();
    keptBy(folder, user);
    byte[] packed = packed();
    if (!isSame(library, packed)) {
      Path part = Files.createTempFile(folder, "part", "");
      Files.write(part, packed);
      Files.move(part, library, StandardCopyOption.ATOMIC_MOVE);
    }
    forgetOthers(folder, library);
    return library;
  }

  private static void keptBy(Path folder, String user) throws IOException {
    var found = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Set<?> open = PosixFilePermissions.fromString("----w--w-");
    boolean own = found.isDirectory() && found.owner().getName().equals(user);
    if (!own || found.permissions().stream().anyMatch(open::contains)) {
      throw new IOException(folder + " is not a folder that only " + user + " may write");
    }
  }

  private static byte[] packed() throws IOException {
    String name =
        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
    try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the driver has no " + name);
      }
      return in.readAllBytes();
    }
  }

  private static boolean isSame(Path library, byte[] packed) throws IOException {
    return Files.isRegularFile(library, LinkOption.NOFOLLOW_LINKS)
        && Files.size(library) == packed.length
        && Arrays.equals(Files.readAllBytes(library), packed);
  }

  /** Those of other versions, and what a process left that was killed while it unpacked. */
  private static void forgetOthers(Path folder, Path library) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path other : all.filter(path -> !path.equals(library)).toList()) {
        Files.deleteIfExists(other);
      }
    }
  }
}

package io.github.pgbailiff.chat.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Files that only their owner may read: what somebody typed can hold what they looked for. */
final class OwnFile {
  private OwnFile() {}

  /** The file itself, made where it is not there yet; empty where it cannot be written. */
  static Optional<Path> create(Path file) {
    try {
      if (Files.notExists(file)) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
          Files.createDirectories(folder);
        }
        Files.createFile(file, attributes(file));
      }
      return Optional.of(file).filter(Files::isWritable);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static FileAttribute<?>[] attributes(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}

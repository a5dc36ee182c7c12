package io.github.pgbailiff.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Another program that closes a SQLite file and wants to know whether it was the last to have it
 * open: SQLite before 3.51 then takes the log away, if it gets this lock.
 */
final class LastToClose {
  /** Where every connection holds a shared lock (sqlite.org/src, {@code os.h}: SHARED_FIRST). */
  private static final long SHARED_FIRST = 0x40000002;

  private static final long SHARED_SIZE = 510;

  private LastToClose() {}

  /** The argument is the file's path. */
  public static void main(String[] arguments) throws IOException {
    try (FileChannel file =
            FileChannel.open(
                Path.of(arguments[0]), StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock alone = file.tryLock(SHARED_FIRST, SHARED_SIZE, false)) {
      System.out.println(alone == null ? "open" : "not open");
    }
  }
}

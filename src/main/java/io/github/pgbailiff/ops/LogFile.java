package io.github.pgbailiff.ops;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The lines of the log in a file that only its owner may read, from the first line on, and begun
 * anew when it is long. Where it cannot be written the lines are lost: nobody would look for them
 * elsewhere.
 */
final class LogFile extends AppenderBase<ILoggingEvent> {
  static final long LONGEST = 1 << 20;
  private static final Set<OpenOption> OPEN =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);

  private final Path file;
  private final LogLine line = new LogLine();
  private Optional<FileChannel> open = Optional.empty();

  LogFile(Path file) {
    this.file = file;
    setName("file");
  }

  /** Where lines were written to, if any were. */
  synchronized Optional<Path> written() {
    return open.map(_ -> file);
  }

  @Override
  protected void append(ILoggingEvent event) {
    try {
      FileChannel channel = channel();
      if (channel.size() > LONGEST) {
        channel.truncate(0);
      }
      channel.write(ByteBuffer.wrap(line.encode(event)));
    } catch (IOException e) {
      addError(file + " cannot be written", e);
    }
  }

  private FileChannel channel() throws IOException {
    if (open.isEmpty()) {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      open = Optional.of(FileChannel.open(file, OPEN, attributes()));
    }
    return open.get();
  }

  private FileAttribute<?>[] attributes() {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public synchronized void stop() {
    super.stop();
    try {
      if (open.isPresent()) {
        open.get().close();
      }
    } catch (IOException e) {
      addError(file + " cannot be closed", e);
    }
  }
}

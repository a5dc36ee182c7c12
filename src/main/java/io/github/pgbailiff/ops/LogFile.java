package io.github.pgbailiff.ops;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.pgbailiff.file.OwnerFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lines of the log in a file that only its owner may read, from the first line on, and begun
 * anew when it is long. Where it cannot be written the lines are lost: nobody would look for them
 * elsewhere.
 */
final class LogFile extends AppenderBase<ILoggingEvent> {
  static final long LONGEST = 1 << 20;

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
      var owned = new OwnerFile(file);
      owned.createFolder();
      open = Optional.of(owned.append());
    }
    return open.get();
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

package io.github.pgbailiff.audit;

import io.github.pgbailiff.file.OwnerFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that lines are added to, made for its owner alone; a symbolic link is not followed, and
 * nobody else's file is written. When another program has moved it away or removed it, as those
 * that rotate logs do, the next line starts it anew.
 */
final class GuardedLines implements JsonLines.Sink {
  private final Path file;
  private Optional<FileChannel> open = Optional.empty();
  private @Nullable Object key;

  GuardedLines(Path file) {
    this.file = file;
  }

  /** The line with its end. */
  static byte[] bytes(String line) {
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Adds the line by one write: other programs that append to the file never cut it in two. */
  @Override
  public void write(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(line));
    boolean whole = false;
    try {
      FileChannel channel = channel();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      whole = true;
    } finally {
      if (!whole) {
        close();
      }
    }
  }

  private FileChannel channel() throws IOException {
    if (open.isPresent() && Objects.equals(key, keyOfFile())) {
      return open.get();
    }
    close();
    look();
    FileChannel channel = new OwnerFile(file).append();
    open = Optional.of(channel);
    key = keyOfFile();
    return channel;
  }

  private void look() throws IOException {
    if (Files.isSymbolicLink(file)) {
      throw new IOException(
          "a symbolic link, which is not followed: name the file itself, or stdout");
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      String owner = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName();
      String user = System.getProperty("user.name", "");
      if (!owner.equals(user) && !user.equals("root")) {
        throw new IOException("it belongs to " + owner + " and this is " + user);
      }
    }
  }

  /** What tells the file from another of the same name. */
  private @Nullable Object keyOfFile() throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .fileKey();
    } catch (NoSuchFileException e) {
      return "none";
    }
  }

  @Override
  public void close() throws IOException {
    Optional<FileChannel> was = open;
    open = Optional.empty();
    if (was.isPresent()) {
      was.get().close();
    }
  }
}

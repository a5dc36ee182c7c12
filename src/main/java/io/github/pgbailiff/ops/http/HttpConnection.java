package io.github.pgbailiff.ops.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * One connection, which carries one request. Everything together has an end: its head, its body,
 * its answer.
 */
public final class HttpConnection {
  /** How much of a head is read. */
  static final int LONGEST_HEAD = 16 << 10;

  private static final int USUAL_HEAD = 2 << 10;

  final SocketChannel channel;
  private final long began = System.nanoTime();
  private final long limit;
  private byte[] read = new byte[USUAL_HEAD];
  private int length;
  private volatile boolean whole;

  HttpConnection(SocketChannel channel, Duration limit) {
    this.channel = channel;
    this.limit = limit.toNanos();
  }

  boolean isOver() {
    return System.nanoTime() - began > limit;
  }

  /** Whether everything of the request is here, so that nobody waits for the other side. */
  boolean isWhole() {
    return whole;
  }

  void whole() {
    whole = true;
  }

  /** Where the head ends that was read so far; -1 while it does not. */
  public int end() {
    for (int i = 3; i < length; i++) {
      if (read[i] == '\n' && read[i - 1] == '\r' && read[i - 2] == '\n' && read[i - 3] == '\r') {
        return i - 3;
      }
    }
    return -1;
  }

  boolean isFull() {
    return length == LONGEST_HEAD;
  }

  public byte[] bytes() {
    return read;
  }

  /** What came together with the head, behind it. */
  ByteBuffer rest() {
    return ByteBuffer.wrap(read, end() + 4, length - end() - 4);
  }

  /** Takes what is there; false at the end. */
  boolean take(ByteBuffer buffer) throws IOException {
    buffer.clear().limit(Math.min(buffer.capacity(), LONGEST_HEAD - length));
    int count = channel.read(buffer);
    if (count > 0) {
      if (length + count > read.length) {
        read = java.util.Arrays.copyOf(read, Math.min(LONGEST_HEAD, 2 * (length + count)));
      }
      buffer.flip().get(read, length, count);
      length += count;
    }
    return count >= 0;
  }

  /** Whoever waits for something of it is told at once. */
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // There is nobody left to tell.
    }
  }
}

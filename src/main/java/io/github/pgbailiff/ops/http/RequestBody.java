package io.github.pgbailiff.ops.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** The body of a request, as it comes in; what is being held of it is counted. */
final class RequestBody extends InputStream {
  private static final int LONGEST_LINE = 200;

  private final HttpConnection visit;
  private final BytesInFlight inFlight;
  private final ByteBuffer buffer = ByteBuffer.allocate(8 << 10);
  private final boolean chunked;
  private boolean awaited;
  private ByteBuffer here;
  private long left;
  private boolean begun;
  private boolean ended;

  /**
   * @param awaited whether the other side wants to be told to go on
   */
  RequestBody(HttpConnection visit, OptionalLong length, boolean awaited, BytesInFlight inFlight) {
    this.visit = visit;
    this.inFlight = inFlight;
    this.here = visit.rest();
    this.awaited = awaited;
    this.chunked = length.isEmpty();
    this.left = length.orElse(0);
    this.ended = !chunked && left == 0;
    if (ended) {
      visit.whole();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (chunked && left == 0 && !ended) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    fill();
    int count = (int) Math.min(Math.min(length, here.remaining()), left);
    inFlight.add(visit, count);
    here.get(into, offset, count);
    left -= count;
    if (left == 0 && !chunked) {
      end();
    }
    return count;
  }

  private void end() {
    ended = true;
    visit.whole();
  }

  private void nextChunk() throws IOException {
    if (begun) {
      line();
    }
    String size = line().split(";", 2)[0].strip();
    if (!size.matches("[0-9a-fA-F]{1,8}")) {
      throw new IOException("a chunk of no length");
    }
    begun = true;
    left = Long.parseLong(size, 16);
    if (left == 0) {
      // What may follow are headers, which nobody asks for.
      end();
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    while (line.length() < LONGEST_LINE) {
      fill();
      char next = (char) here.get();
      if (next == '\n') {
        return line.toString().stripTrailing();
      }
      line.append(next);
    }
    throw new IOException("a line of a chunk without an end");
  }

  private void fill() throws IOException {
    if (here.hasRemaining()) {
      return;
    }
    if (awaited) {
      awaited = false;
      byte[] go = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      visit.channel.write(ByteBuffer.wrap(go));
    }
    here = buffer.clear();
    if (visit.channel.read(buffer) < 0) {
      throw new EOFException("the body ends before its length");
    }
    buffer.flip();
  }
}

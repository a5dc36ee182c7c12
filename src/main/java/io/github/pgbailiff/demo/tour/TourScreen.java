package io.github.pgbailiff.demo.tour;

import io.github.pgbailiff.demo.workload.DemoException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.io.output.ByteArrayOutputStream;
import org.apache.commons.io.output.TeeOutputStream;

/** The keyboard of the tour, whose hands wait for what the screen shows. */
final class TourScreen extends InputStream {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_MILLIS = 50;

  private final Iterator<TourLine> lines;
  private final PrintStream shown;
  private final ByteArrayOutputStream transcript = new ByteArrayOutputStream();
  private final PrintStream out;
  private byte[] line = {};
  private int next;
  private int seen;

  TourScreen(List<TourLine> lines, PrintStream shown) {
    this.lines = lines.iterator();
    this.shown = shown;
    this.out =
        new PrintStream(new TeeOutputStream(shown, transcript), true, StandardCharsets.UTF_8);
  }

  /** What is printed here is seen by the hands too. */
  PrintStream out() {
    return out;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (next == line.length) {
      if (!lines.hasNext()) {
        return -1;
      }
      type(lines.next());
    }
    int count = Math.min(length, line.length - next);
    System.arraycopy(line, next, buffer, offset, count);
    next += count;
    return count;
  }

  private void type(TourLine what) {
    what.awaited().ifPresent(this::await);
    what.scene().ifPresent(heading -> shown.print("\n== " + heading + " ==\n\n"));
    seen = text().length();
    line = (what.typed().get() + "\n").getBytes(StandardCharsets.UTF_8);
    next = 0;
  }

  private void await(String text) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (text().indexOf(text, seen) < 0) {
      if (System.nanoTime() > deadline) {
        throw new DemoException("the tour waited in vain for: " + text);
      }
      pause();
    }
  }

  static void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("the tour was interrupted", e);
    }
  }

  private String text() {
    return transcript.toString(StandardCharsets.UTF_8);
  }
}

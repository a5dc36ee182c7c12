package io.github.pgbailiff.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place to which every event goes as one line of JSON: nowhere, a stream, or a file. A line
 * that cannot be written is reported in the log and missing there, never in the record.
 */
public final class JsonLines implements Consumer<RecordLine>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JsonLines.class);

  private final String place;
  private final Sink sink;
  private long lost;

  private JsonLines(String place, Sink sink) {
    this.place = place;
    this.sink = sink;
  }

  /** An end that takes whole lines. */
  interface Sink extends AutoCloseable {
    void write(String line) throws IOException;

    @Override
    void close() throws IOException;
  }

  /**
   * What the setting asks for. The caller closes it; the stream stays open.
   *
   * @param setting {@code off}, {@code stdout}, or a file
   * @param stdout what stands for standard output
   */
  public static JsonLines of(String setting, PrintStream stdout) {
    return new JsonLines(
        setting,
        switch (setting) {
          case "off" -> new NoLines();
          case "stdout" -> new StreamLines(stdout);
          default -> new GuardedLines(Path.of(setting));
        });
  }

  /** Writes the line. The first one that is lost is reported, and how many were when it goes on. */
  @Override
  public synchronized void accept(RecordLine line) {
    try {
      sink.write(line.json());
      if (lost > 0) {
        LOG.warn("audit.json_lines: {} is written again; {} lines are missing there", place, lost);
        lost = 0;
      }
    } catch (IOException e) {
      if (lost++ == 0) {
        LOG.error(
            "audit.json_lines: {} cannot be written, its lines are missing there until it can be",
            place,
            e);
      }
    }
  }

  @Override
  public synchronized void close() {
    try {
      sink.close();
    } catch (IOException e) {
      LOG.warn("audit.json_lines: {} did not close: {}", place, e.toString());
    }
    if (lost > 0) {
      LOG.warn("audit.json_lines: {} lines are missing in {}", lost, place);
    }
  }

  private static final class NoLines implements Sink {
    @Override
    public void write(String line) {}

    @Override
    public void close() {}
  }

  private record StreamLines(PrintStream stream) implements Sink {
    @Override
    public void write(String line) throws IOException {
      byte[] bytes = GuardedLines.bytes(line);
      stream.write(bytes, 0, bytes.length);
      if (stream.checkError()) {
        throw new IOException("the stream is closed or full");
      }
    }

    @Override
    public void close() {}
  }
}

package io.github.pgbailiff.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An event of the log as one line, whatever is in it: nobody can make a line by what they type, and
 * no terminal does what a value says. A stack trace follows on the same line.
 */
final class LogLine extends EncoderBase<ILoggingEvent> {
  static final int LONGEST = 16_000;
  private static final int MOST_CAUSES = 5;
  private static final int MOST_FRAMES = 40;

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    var line = new StringBuilder();
    line.append(Instant.ofEpochMilli(event.getTimeStamp()).truncatedTo(ChronoUnit.MILLIS))
        .append(' ')
        .append(event.getLevel())
        .append(" [")
        .append(event.getThreadName())
        .append("] ")
        .append(event.getLoggerName())
        .append(": ")
        .append(event.getFormattedMessage());
    new TreeMap<>(event.getMDCPropertyMap())
        .forEach((name, value) -> line.append(' ').append(name).append('=').append(value));
    causes(event).forEach(thrown -> line.append(" | ").append(trace(thrown)));
    return (onOneLine(line) + "\n").getBytes(UTF_8);
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }

  /** What was thrown with the event, and its causes. */
  static List<IThrowableProxy> causes(ILoggingEvent event) {
    return Stream.iterate(
            Optional.ofNullable(event.getThrowableProxy()),
            Optional::isPresent,
            thrown -> thrown.flatMap(last -> Optional.ofNullable(last.getCause())))
        .limit(MOST_CAUSES)
        .flatMap(Optional::stream)
        .toList();
  }

  static CharSequence trace(IThrowableProxy thrown) {
    var line = new StringBuilder();
    line.append(thrown.getClassName()).append(": ").append(thrown.getMessage());
    StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
    for (int i = 0; i < Math.min(MOST_FRAMES, frames.length); i++) {
      line.append(i == 0 ? " at " : " < ").append(frames[i].getStackTraceElement());
    }
    return line;
  }

  private static String onOneLine(CharSequence text) {
    var line = new StringBuilder(text.length());
    text.codePoints()
        .limit(LONGEST)
        .forEach(c -> {
          switch (c) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> append(line, c);
          }
        });
    return text.length() > LONGEST ? line.append(" ...").toString() : line.toString();
  }

  private static void append(StringBuilder line, int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          line.append("\\u{%x}".formatted(c));
      default -> line.appendCodePoint(c);
    }
  }
}

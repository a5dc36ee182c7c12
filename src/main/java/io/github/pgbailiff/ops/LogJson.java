package io.github.pgbailiff.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** An event of the log as one JSON object on one line. */
final class LogJson extends EncoderBase<ILoggingEvent> {
  private static final JsonFactory FACTORY = new JsonFactory();

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    var text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("at", Instant.ofEpochMilli(event.getTimeStamp()).toString());
      json.writeStringProperty("level", event.getLevel().toString());
      json.writeStringProperty("thread", event.getThreadName());
      json.writeStringProperty("logger", event.getLoggerName());
      json.writeStringProperty("message", bounded(event.getFormattedMessage()));
      new TreeMap<>(event.getMDCPropertyMap()).forEach(json::writeStringProperty);
      List<CharSequence> thrown = LogLine.causes(event).stream().map(LogLine::trace).toList();
      if (!thrown.isEmpty()) {
        json.writeStringProperty(
            "error", bounded(thrown.stream().collect(Collectors.joining(" | "))));
      }
      json.writeEndObject();
    }
    return (text + "\n").getBytes(UTF_8);
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }

  private static String bounded(String text) {
    return text.length() > LogLine.LONGEST ? text.substring(0, LogLine.LONGEST) + " ..." : text;
  }
}

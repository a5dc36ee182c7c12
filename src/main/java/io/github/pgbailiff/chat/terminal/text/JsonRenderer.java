package io.github.pgbailiff.chat.terminal.text;

import io.github.pgbailiff.reply.Reply;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Replies as one JSON object on one line, for programs.
 *
 * <p>Characters that could move a terminal's cursor or turn the reading direction are written as
 * escapes, which mean the same to a program.
 */
public final class JsonRenderer implements Renderer {
  /** A forest is as deep as the longest queue of waiters, far above the library's default. */
  private static final int DEEPEST = 100_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  @Override
  public String render(Reply reply) {
    var text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      write(reply, new JsonReply(json));
    }
    return escaped(text.toString()) + "\n";
  }

  private static void write(Reply reply, JsonReply json) {
    switch (reply) {
      case Reply.Report report -> json.report(report);
      case Reply.Card card -> json.report(card.report());
      case Reply.Attachment attachment -> json.report(attachment.report());
      case Reply.Presented presented -> write(presented.reply(), json);
      case Reply.Refusal refusal -> json.refusal(refusal);
      case Reply.Question question ->
          json.refusal(
              Reply.Refusal.of(
                  "unanswered", question.title() + ": " + question.text(), question.exit()));
    }
  }

  /** Outside of its strings JSON is ASCII, so every character found here stands in a string. */
  private static String escaped(String json) {
    var escaped = new StringBuilder(json.length());
    json.codePoints()
        .forEach(c -> {
          if (isSafe(c)) {
            escaped.appendCodePoint(c);
          } else {
            Character.toString(c)
                .chars()
                .forEach(unit -> escaped.append("\\u%04x".formatted(unit)));
          }
        });
    return escaped.toString();
  }

  private static boolean isSafe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}

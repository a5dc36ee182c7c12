package io.github.pgbailiff.testing.replies;

import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Tone;
import io.github.pgbailiff.reply.Value;
import java.util.List;
import java.util.Random;

/** Texts made of what means something to a chat, the same ones for the same source of chance. */
public final class HostileTexts {
  private static final List<String> PIECES =
      List.of(
          "<!channel>",
          "<@U0ANN0001>",
          "<!subteam^S1>",
          "<http://x|y>",
          "&lt;!here&gt;",
          "<@80351110224678912>",
          "<@&1>",
          "<#1>",
          "@everyone",
          "@here",
          "#ops",
          ":smile:",
          "[x](http://evil.example)",
          "http://evil.example",
          "```",
          "``",
          "`",
          "\\`",
          "**",
          "*",
          "__",
          "_",
          "~~",
          "~",
          "||",
          "|",
          "\\",
          "&",
          "<",
          ">",
          "# ",
          "> ",
          "- ",
          "-# ",
          "1. ",
          "\"",
          "'",
          "{",
          "}",
          "\n",
          "\r",
          "\t",
          "\0",
          "\u202E",
          "\u2066",
          "\u200B",
          "\uFEFF",
          "\uD800",
          "\uDC00",
          "\u2028",
          "\u0085",
          "日本",
          "한",
          "🐘",
          "👩‍👩‍👧",
          "e\u0301",
          " ");

  private HostileTexts() {}

  public static String text(Random random) {
    var text = new StringBuilder();
    int parts = 1 + random.nextInt(40);
    for (int i = 0; i < parts; i++) {
      text.append(
          random.nextInt(4) == 0
              ? Character.toString(random.nextInt(0x10000))
              : PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  /** A card that holds the text wherever a card can hold one, and mentions whom it names. */
  public static Reply.Card card(String text, String platform) {
    Value value = Value.text(text);
    List<Column> columns =
        List.of(
            Column.of("pid", text, Audience.ALWAYS).as(Column.Kind.FACT),
            Column.of("usename", text, Audience.ALWAYS).as(Column.Kind.NAME),
            Column.of("query", text, Audience.ALWAYS).as(Column.Kind.TEXT));
    var body = Body.Table.of("sessions", columns, List.of(List.of(value, value, value)));
    var press = new Press(Press.Action.STEP, "k3v9d2", 1);
    var finding =
        Finding.of(Mark.HELD_UP, text).with(List.of(new Button(text, Button.Style.PLAIN, press)));
    var details = new Body.Details("x", List.of(Field.of("reason", text, value)), List.of());
    var section =
        new Section(List.of(Field.of("cluster", "", value)), List.of(body, details), List.of(text));
    var report =
        new Reply.Report(
                List.of(Field.of("f", text, value)), "", List.of(section), List.of(), ExitCode.DONE)
            .finding(List.of(finding));
    return new Reply.Card(text, Tone.BAD, report, List.of(), List.of(platform + ":" + text));
  }
}

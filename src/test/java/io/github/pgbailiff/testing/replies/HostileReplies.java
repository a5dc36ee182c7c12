package io.github.pgbailiff.testing.replies;

import static io.github.pgbailiff.testing.Fixture.cluster;
import static io.github.pgbailiff.testing.Fixture.perCluster;
import static io.github.pgbailiff.testing.Fixture.report;
import static io.github.pgbailiff.testing.Fixture.text;
import static io.github.pgbailiff.testing.Fixture.verb;

import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Button.Style;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Press.Action;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Step;
import io.github.pgbailiff.reply.Tone;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayList;
import java.util.List;

/** Replies whose values were chosen by somebody who wants to break out of them. */
final class HostileReplies {
  private static final char BEL = 0x07;
  private static final char ESC = 0x1b;
  private static final char CSI = 0x9b;
  private static final char OVERRIDE = 0x202e;
  private static final char ZERO_WIDTH = 0x200b;

  /** Application names, at most 63 bytes each as PostgreSQL has it, and queries. */
  static final List<String> NAMES =
      List.of(
          "```@everyone <@U0ANN0001> <!channel>",
          ESC + "[2J" + ESC + "]0;owned" + BEL + CSI + "1A",
          "x" + OVERRIDE + "nimda" + ZERO_WIDTH + "y",
          "line one\r\nR-9 approved by bob\t[1] Confirm",
          "=HYPERLINK(\"http://198.51.100.7\",\"x\")",
          "[click](https://198.51.100.7) <https://198.51.100.7|x> ||s||",
          "*b* _i_ ~s~ `c` > q\\",
          "日本語の名前 한국어 🐘🐘",
          "e\u0301e\u0301 c\u0327 \u0301\u0301",
          "&amp;&lt;!here&gt; @here",
          "a  b  c ");

  private HostileReplies() {}

  static Reply.Report sessions() {
    var rows = new ArrayList<List<Value>>();
    for (String name : NAMES) {
      var row = new ArrayList<>(SessionRows.HOLDER);
      row.set(0, Value.whole(71_322L + rows.size()));
      row.set(4, text(name));
      row.set(7, text(name));
      row.set(8, text(name));
      row.set(17, text(name));
      row.set(18, text("k3v9d2." + rows.size()));
      rows.add(row);
    }
    var table = Body.Table.of("sessions", SessionRows.COLUMNS, rows);
    var section = new Section(List.of(cluster("prod-eu")), List.of(table), NAMES);
    return perCluster("sessions", ExitCode.DONE, section)
        .finding(
            NAMES.stream().map(it -> Finding.of(Mark.HELD_UP, it, Step.look(it, it))).toList());
  }

  static Reply.Card card() {
    String evil = String.join("|", NAMES);
    return new Reply.Card(
        "R-1042 asks: " + evil,
        Tone.WAITING,
        report(
            List.of(verb("terminate"), Field.of("reason", "reason", text(evil))), ExitCode.WAITING),
        List.of(new Button("Details", Style.PLAIN, new Press(Action.DETAILS, "R-1042", 3))),
        List.of());
  }

  static Reply.Refusal refusal() {
    return Reply.Refusal.of(
        "usage", "no verb \"" + String.join("|", NAMES) + "\"; did you mean help?", ExitCode.USAGE);
  }
}

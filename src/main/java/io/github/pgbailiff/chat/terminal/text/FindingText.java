package io.github.pgbailiff.chat.terminal.text;

import io.github.pgbailiff.chat.text.Run;
import io.github.pgbailiff.chat.text.WordWrap;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Findings as lines: a sentence, and below it what can be pressed, or else typed. */
final class FindingText {
  private static final String INDENT = "   ";

  private final TextLayout layout;
  private ButtonNumbers buttons;

  /**
   * @param buttons the numbers of the buttons
   */
  FindingText(TextLayout layout, ButtonNumbers buttons) {
    this.layout = layout;
    this.buttons = buttons;
  }

  List<String> lines(List<Finding> findings) {
    return findings.stream().flatMap(it -> lines(it).stream()).toList();
  }

  private List<String> lines(Finding finding) {
    var lines = new ArrayList<String>();
    String words = (finding.mark().sign() + " " + words(finding.sentence())).strip();
    if (!words.isEmpty()) {
      WordWrap.items(List.of(words.split(" ", -1)), " ", INDENT, layout.width())
          .forEach(line -> lines.add(layout.ink().mark(finding.mark(), line)));
    }
    lines.addAll(layout.toEverybody() ? List.of() : next(finding));
    return lines;
  }

  private String words(List<Value> sentence) {
    return Run.sentence(sentence).stream()
        .map(run ->
            switch (run) {
              case Run.Words(String text) -> text;
              case Run.Ahead(_, String text) -> text;
              case Run.Channel(_, _, String text) -> text;
              case Run.Moment(var at, boolean near) -> layout.moment(at, near);
            })
        .collect(Collectors.joining());
  }

  private List<String> next(Finding finding) {
    if (finding.buttons().isEmpty() || buttons.isNone()) {
      List<String> typed = typed(finding).map(Shown::sentence).toList();
      return typed.isEmpty() ? List.of() : below(typed, " · ").map(layout.ink()::faint).toList();
    }
    var labels = new ArrayList<String>();
    for (Button it : finding.buttons()) {
      labels.add(buttons.shown(Shown.sentence(it.label())));
      buttons = buttons.after(1);
    }
    return below(labels, "  ").map(layout.ink()::button).toList();
  }

  private static Stream<String> typed(Finding finding) {
    return Stream.concat(
        finding.steps().stream().map(step -> String.join(" ", step.words())),
        finding.buttons().stream().flatMap(button -> button.press().typed().stream()));
  }

  private Stream<String> below(List<String> items, String gap) {
    return WordWrap.items(items, gap, "", layout.width() - INDENT.length()).stream()
        .map(line -> INDENT + line);
  }
}

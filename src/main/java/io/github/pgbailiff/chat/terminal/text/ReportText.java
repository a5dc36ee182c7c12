package io.github.pgbailiff.chat.terminal.text;

import io.github.pgbailiff.chat.text.EmptyReport;
import io.github.pgbailiff.chat.text.ToneMark;
import io.github.pgbailiff.chat.text.WordWrap;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import java.util.ArrayList;
import java.util.List;

/** Reports and cards as lines. */
final class ReportText {
  private static final String BAR = "┃";

  private final TextLayout layout;

  ReportText(TextLayout layout) {
    this.layout = layout;
  }

  /**
   * A report.
   *
   * @param buttons the numbers of its buttons
   */
  List<String> report(Reply.Report report, ButtonNumbers buttons) {
    List<String> found = new FindingText(layout, buttons).lines(report.findings());
    var head = new ArrayList<>(found);
    addApart(head, new FieldsText(layout, report.facts()).headLine());
    List<String> lines = under(head, report);
    return lines.isEmpty() ? List.of(EmptyReport.in(report)) : lines;
  }

  private List<String> under(List<String> head, Reply.Report report) {
    var lines = new ArrayList<>(head);
    for (Section section : report.sections()) {
      addApart(lines, section(section));
    }
    addApart(lines, notes(report.notes()));
    return lines;
  }

  private static void addApart(List<String> lines, List<String> more) {
    if (!lines.isEmpty() && !more.isEmpty()) {
      lines.add("");
    }
    lines.addAll(more);
  }

  private List<String> section(Section section) {
    var lines = new ArrayList<>(new FieldsText(layout, section.facts()).headLine());
    lines.addAll(new BodyText(layout).lines(section.bodies()));
    lines.addAll(notes(section.notes()));
    return lines;
  }

  private List<String> notes(List<String> notes) {
    return notes.stream()
        .flatMap(note -> WordWrap.words(Shown.sentence(note), layout.width()).stream())
        .map(layout.ink()::faint)
        .toList();
  }

  /**
   * A card, set off by a bar.
   *
   * @param buttons the numbers of its buttons
   */
  List<String> card(Reply.Card card, ButtonNumbers buttons) {
    var inside = new ReportText(layout.narrower(2));
    var lines = new ArrayList<String>();
    inside.titled(card, buttons).forEach(lines::add);
    ButtonNumbers next = buttons.after(Button.of(card.report()).size());
    if (!card.buttons().isEmpty() && !buttons.isNone()) {
      addApart(lines, inside.buttons(card, next));
    }
    String bar = layout.ink().tone(card.tone(), BAR);
    return lines.stream().map(line -> line.isEmpty() ? bar : bar + " " + line).toList();
  }

  private List<String> titled(Reply.Card card, ButtonNumbers buttons) {
    var lines = new ArrayList<String>();
    if (!card.title().isEmpty()) {
      WordWrap.words(ToneMark.before(card.tone(), Shown.sentence(card.title())), layout.width())
          .forEach(line -> lines.add(layout.ink().bold(line)));
    }
    lines.addAll(new FindingText(layout, buttons).lines(card.report().findings()));
    List<Field> facts = card.report().facts();
    lines.addAll(new FieldsText(layout, facts).below());
    return under(lines, card.report());
  }

  private List<String> buttons(Reply.Card card, ButtonNumbers buttons) {
    var labels = new ArrayList<String>();
    for (int i = 0; i < card.buttons().size(); i++) {
      labels.add(buttons.after(i).shown(Shown.sentence(card.buttons().get(i).label())));
    }
    return WordWrap.items(labels, "  ", "", layout.width()).stream()
        .map(layout.ink()::button)
        .toList();
  }
}

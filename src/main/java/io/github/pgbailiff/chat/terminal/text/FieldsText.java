package io.github.pgbailiff.chat.terminal.text;

import io.github.pgbailiff.chat.text.PlainText;
import io.github.pgbailiff.chat.text.TextWidth;
import io.github.pgbailiff.chat.text.WordWrap;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayList;
import java.util.List;

/** Named values as lines: on one head line, or one below the other. */
final class FieldsText {
  private final TextLayout layout;
  private final List<Field> fields;

  FieldsText(TextLayout layout, List<Field> fields) {
    this.layout = layout;
    this.fields = fields.stream().filter(field -> layout.shows(field.column())).toList();
  }

  /** Side by side, broken between two of them; sentences below, each on lines of its own. */
  List<String> headLine() {
    var lines =
        new ArrayList<>(
            beside(fields.stream().filter(it -> !isSentence(it)).map(this::fact).toList()));
    fields.stream()
        .filter(FieldsText::isSentence)
        .forEach(it -> lines.addAll(WordWrap.words(fact(it), layout.width())));
    return lines;
  }

  private static boolean isSentence(Field field) {
    return field.value() instanceof Value.Line;
  }

  private List<String> beside(List<String> facts) {
    if (facts.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<>(WordWrap.items(facts, "  ", "  ", layout.width()));
    String first = facts.getFirst();
    if (lines.getFirst().startsWith(first)) {
      String rest = lines.getFirst().substring(first.length());
      lines.set(0, layout.ink().bold(first) + rest);
    }
    return lines;
  }

  private static String heading(Field field) {
    return Shown.sentence(field.column().heading());
  }

  private String fact(Field field) {
    String heading = heading(field);
    String value = layout.cell(field.value());
    return heading.isEmpty() ? value : heading + " " + value;
  }

  /** One below the other, values under each other and unabridged. */
  List<String> below() {
    int labels = fields.stream().mapToInt(field -> TextWidth.of(heading(field))).max().orElse(0);
    int indent = labels == 0 ? 0 : Math.min(labels, layout.width() / 2) + 2;
    var lines = new ArrayList<String>();
    for (Field field : fields) {
      String label = TextWidth.cut(heading(field), layout.width() / 2);
      for (String line : value(field.value(), indent > 0, layout.width() - indent)) {
        lines.add(layout.ink().faint(TextWidth.pad(label, indent, false)) + line);
        label = "";
      }
    }
    return lines;
  }

  /**
   * @param labelled behind a label its own line breaks are kept: they cannot pass for another line
   */
  private List<String> value(Value value, boolean labelled, int width) {
    return switch (value) {
      case Value.Text(String text) when labelled && !text.isBlank() ->
          PlainText.lines(text)
              .lines()
              .flatMap(line -> WordWrap.words(line, width).stream())
              .toList();
      case Value.Many(var values) when TextWidth.of(layout.cell(value)) > width ->
          values.stream().flatMap(one -> WordWrap.words(layout.cell(one), width).stream()).toList();
      default -> WordWrap.words(layout.cell(value), width);
    };
  }
}

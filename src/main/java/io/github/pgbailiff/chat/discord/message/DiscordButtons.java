package io.github.pgbailiff.chat.discord.message;

import io.github.pgbailiff.chat.text.PlainText;
import io.github.pgbailiff.reply.Button.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;

/** Buttons that carry a press's token and nothing else. */
final class DiscordButtons {
  private DiscordButtons() {}

  /** As many rows as may be; Discord takes each id once in a message. */
  static List<ActionRow> rows(List<io.github.pgbailiff.reply.Button> buttons, int most) {
    List<Button> distinct =
        new ArrayList<>(
            buttons.stream()
                .collect(
                    Collectors.toMap(
                        button -> button.press().token(),
                        DiscordButtons::button,
                        (first, second) -> first,
                        LinkedHashMap::new))
                .values());
    List<ActionRow> rows = new ArrayList<>();
    for (int i = 0;
        i < distinct.size() && rows.size() < most;
        i += DiscordLimits.BUTTONS_OF_A_ROW) {
      int end = Math.min(distinct.size(), i + DiscordLimits.BUTTONS_OF_A_ROW);
      rows.add(ActionRow.of(distinct.subList(i, end)));
    }
    return rows;
  }

  private static Button button(io.github.pgbailiff.reply.Button button) {
    String label = PlainText.oneLine(button.label()).strip();
    return Button.of(
        style(button.style()),
        button.press().token(),
        DiscordLimits.cut(label.isEmpty() ? "-" : label, DiscordLimits.BUTTON_LABEL));
  }

  private static ButtonStyle style(Style style) {
    return switch (style) {
      case PLAIN -> ButtonStyle.SECONDARY;
      case PRIMARY -> ButtonStyle.PRIMARY;
      case DANGER -> ButtonStyle.DANGER;
    };
  }
}

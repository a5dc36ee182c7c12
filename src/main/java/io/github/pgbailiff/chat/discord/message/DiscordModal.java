package io.github.pgbailiff.chat.discord.message;

import io.github.pgbailiff.chat.text.PlainText;
import io.github.pgbailiff.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.components.ModalTopLevelComponent;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.modals.Modal;

/** A question as a modal; its id is the token of the press that the answers are sent with. */
public final class DiscordModal {
  private static final int TEXT = 1500;

  private DiscordModal() {}

  public static Modal of(Reply.Question question) {
    List<ModalTopLevelComponent> components = new ArrayList<>();
    String text = DiscordText.harmless(DiscordLimits.cut(question.text(), TEXT));
    components.add(TextDisplay.of(DiscordText.block(text)));
    question.inputs().stream()
        .limit(DiscordLimits.MODAL_COMPONENTS - 1)
        .forEach(input -> components.add(field(input)));
    return Modal.create(
            question.press().token(), plain(question.title(), DiscordLimits.MODAL_TITLE))
        .addComponents(components)
        .build();
  }

  private static Label field(Reply.Input input) {
    var style = input.longText() ? TextInputStyle.PARAGRAPH : TextInputStyle.SHORT;
    Label label =
        Label.of(
            plain(input.label(), DiscordLimits.INPUT_LABEL),
            TextInput.create(input.name(), style)
                .setRequired(input.required())
                .setMaxLength(DiscordLimits.INPUT_TEXT)
                .build());
    return input.hint().isEmpty()
        ? label
        : label.withDescription(plain(input.hint(), DiscordLimits.INPUT_HINT));
  }

  private static String plain(String text, int most) {
    String shown = PlainText.oneLine(text).strip();
    return DiscordLimits.cut(shown.isEmpty() ? "-" : shown, most);
  }
}

package io.github.pgbailiff.chat.discord.message;

import io.github.pgbailiff.chat.RowChoice;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import java.util.List;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;

/** Menus below a list of sessions, one to cancel and one to terminate some of them. */
final class DiscordSelection {
  private DiscordSelection() {}

  /** The menus; none where no sessions are listed. */
  static List<ActionRow> of(Reply.Report report) {
    List<RowChoice> choices = RowChoice.of(report);
    List<SelectOption> options =
        choices.stream().limit(DiscordLimits.OPTIONS).map(DiscordSelection::option).toList();
    return options.isEmpty()
        ? List.of()
        : List.of(
            menu(
                Press.Action.SELECT_CANCEL,
                RowChoice.about("Cancel the query of…", options.size(), choices),
                options),
            menu(
                Press.Action.SELECT_TERMINATE,
                RowChoice.about("Terminate…", options.size(), choices),
                options));
  }

  private static SelectOption option(RowChoice choice) {
    return SelectOption.of(
        DiscordLimits.cut(choice.label(), DiscordLimits.OPTION_TEXT), choice.value());
  }

  private static ActionRow menu(
      Press.Action action, String placeholder, List<SelectOption> options) {
    return ActionRow.of(
        StringSelectMenu.create(new Press(action, "rows", 0).token())
            .setPlaceholder(placeholder)
            .setRequiredRange(1, options.size())
            .addOptions(options)
            .build());
  }
}

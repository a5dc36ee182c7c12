package io.github.pgbailiff.chat.slack.message;

import io.github.pgbailiff.chat.RowChoice;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Button.Style;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A menu below a list of sessions, and the buttons that cancel or terminate what is chosen. */
public final class SlackSelection {
  public static final String BLOCK = "rows";
  public static final String MENU = "rows";

  private static final String ABOUT = "Cancel or terminate some of these:";

  private SlackSelection() {}

  /** The menu and its buttons; none where no sessions are listed. */
  static List<ObjectNode> of(Reply.Report report) {
    List<RowChoice> choices = RowChoice.of(report);
    if (choices.isEmpty()) {
      return List.of();
    }
    String about = RowChoice.about(ABOUT, BlockKitLimits.OPTIONS, choices);
    return List.of(
        BlockKit.menu(BLOCK, MENU, about, "sessions", choices),
        BlockKit.actions(
            "chosen",
            List.of(
                button("cancel", "Cancel query…", Style.PLAIN, Press.Action.SELECT_CANCEL),
                button("terminate", "Terminate…", Style.DANGER, Press.Action.SELECT_TERMINATE))));
  }

  private static ObjectNode button(String id, String label, Style style, Press.Action action) {
    Press press = new Press(action, "rows", 0);
    return BlockKit.button(SlackRenderer.PRESS + id, new Button(label, style, press));
  }
}

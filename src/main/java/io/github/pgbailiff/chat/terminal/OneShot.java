package io.github.pgbailiff.chat.terminal;

import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.invocation.Handler;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Press.Action;
import io.github.pgbailiff.reply.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One command from a shell: confirmed where that is needed, until its last reply.
 *
 * <p>Cards and questions go to the dialogue and only the last reply to the output, so that a
 * program reads one thing.
 */
public final class OneShot {
  private final Handler handler;
  private final Optional<Screen> dialogue;
  private final boolean yes;

  /**
   * @param dialogue where to ask, usually standard error; empty: there is nobody to ask
   * @param yes what is asked is confirmed already
   */
  public OneShot(Handler handler, Optional<Screen> dialogue, boolean yes) {
    this.handler = handler;
    this.dialogue = dialogue;
    this.yes = yes;
  }

  /** Runs the command; what it answers may still wait for approval. */
  public Reply run(Invocation invocation) {
    return settle(invocation, handler.handle(invocation));
  }

  private Reply settle(Invocation said, Reply reply) {
    return switch (reply) {
      case Reply.Question question -> answer(said, question);
      case Reply.Card card ->
          button(card, Action.CONFIRM)
              .map(press -> confirm(said, card, press))
              .or(() ->
                  button(card, Action.CONFIRM_WITH_REASON)
                      .map(press -> withoutReason(said, card, press)))
              .orElse(card);
      case Reply.Presented(Reply inner, var wishes) -> {
        Reply settled = settle(said, inner);
        yield settled.equals(inner) ? reply : settled;
      }
      case Reply.Report _, Reply.Refusal _, Reply.Attachment _ -> reply;
    };
  }

  private Reply presses(Invocation said, Press press, Map<String, String> answers) {
    return handler.handle(said.with(new Invocation.Input.Pressed(press, answers)));
  }

  private static Optional<Press> button(Reply.Card card, Action action) {
    return card.buttons().stream()
        .map(Button::press)
        .filter(press -> press.action() == action)
        .findFirst();
  }

  private Reply confirm(Invocation said, Reply.Card card, Press press) {
    if (yes || dialogue.map(screen -> confirms(screen, card)).orElse(false)) {
      return settle(said, presses(said, press, Map.of()));
    }
    dismiss(said, card);
    return notConfirmed(card.title(), card.report().facts());
  }

  private void dismiss(Invocation said, Reply.Card card) {
    button(card, Action.DISMISS).ifPresent(press -> presses(said, press, Map.of()));
  }

  /** The reason belongs to the command: whoever confirms without one hears what is missing. */
  private Reply withoutReason(Invocation said, Reply.Card card, Press press) {
    Reply reply = presses(said, press, Map.of());
    if (!(reply instanceof Reply.Refusal refusal)) {
      return settle(said, reply);
    }
    dismiss(said, card);
    return new Reply.Refusal(
        "usage", refusal.message() + "; nothing was done", refusal.facts(), ExitCode.USAGE);
  }

  /** Shows the card without its buttons: they are what is asked. */
  private static boolean confirms(Screen screen, Reply.Card card) {
    var shown =
        new Reply.Card(card.title(), card.tone(), card.report(), List.of(), card.mentions());
    screen.print(new TextRenderer(screen.width(), screen.colours(), View.DEFAULT).render(shown));
    return new Dialog(screen).confirms("Confirm");
  }

  private Reply answer(Invocation said, Reply.Question question) {
    Optional<Reply.Input> open =
        question.inputs().stream().filter(Reply.Input::required).findFirst();
    if (open.isPresent() && dialogue.isEmpty()) {
      String message = open.get().name() + ": is needed; say it with the command";
      return Reply.Refusal.of("usage", message, ExitCode.USAGE);
    }
    Optional<Map<String, String>> answers =
        yes && open.isEmpty()
            ? Optional.of(Map.of())
            : dialogue.flatMap(screen -> new Dialog(screen).answers(question));
    return answers
        .map(given -> settle(said, presses(said, question.press(), given)))
        .orElseGet(() -> notConfirmed(question.title() + ": " + question.text() + ".", List.of()));
  }

  private Reply notConfirmed(String what, List<Field> facts) {
    String remedy = dialogue.isPresent() ? "" : "; --yes confirms it";
    return new Reply.Refusal(
        "not_confirmed",
        what + " Not confirmed, nothing was done" + remedy,
        facts,
        ExitCode.REFUSED);
  }
}

package io.github.pgbailiff.chat.terminal;

import io.github.pgbailiff.chat.terminal.text.Shown;
import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The questions that have to be answered before something is done, line by line. */
final class Dialog {
  private final Screen screen;

  Dialog(Screen screen) {
    this.screen = screen;
  }

  /** The answers by input; empty when whoever was asked thought better of it. */
  Optional<Map<String, String>> answers(Reply.Question question) {
    screen.print(new TextRenderer(screen.width(), screen.colours(), View.DEFAULT).render(question));
    var answers = new HashMap<String, String>();
    boolean required = false;
    for (Reply.Input input : question.inputs()) {
      String hint = input.required() ? ": " : " (may be left out): ";
      if (!input.hint().isEmpty()) {
        screen.print(Shown.sentence(input.hint()) + "\n");
      }
      String answer = line(Shown.sentence(input.label()) + hint).strip();
      if (input.required() && answer.isEmpty()) {
        return Optional.empty();
      }
      required |= input.required();
      answers.put(input.name(), answer);
    }
    boolean decided = required || confirms(Shown.sentence(question.submit()));
    return decided ? Optional.of(answers) : Optional.empty();
  }

  /** Whether the answer is yes. */
  boolean confirms(String what) {
    String answer = line(what + "? [y/N] ").strip();
    return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
  }

  private String line(String prompt) {
    return screen.readLine(prompt, Screen.Completion.NONE).orElse("");
  }
}

package io.github.pgbailiff.chat;

import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Tone;
import io.github.pgbailiff.reply.Value;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A private message that a button was pressed on, and what becomes of it. */
public final class PressedMessage {
  private static final String WAITS = "pending";

  /** How a refusal ends that may be none the next time. */
  private static final Set<ExitCode> AGAIN =
      EnumSet.of(ExitCode.USAGE, ExitCode.UNREACHABLE, ExitCode.LEFT);

  private PressedMessage() {}

  /**
   * Whether the message keeps its buttons all the same: what was refused may work the next time.
   */
  public static boolean stays(Reply reply) {
    return reply instanceof Reply.Refusal refusal
        && (AGAIN.contains(refusal.exit()) || waits(refusal));
  }

  /** Whether the request that it is about is still what it was. */
  private static boolean waits(Reply.Refusal refusal) {
    return refusal.facts().stream()
        .anyMatch(it ->
            it.column().name().equals("state")
                && it.value() instanceof Value.Text(String state)
                && state.equals(WAITS));
  }

  /** A question for a place where nothing can be filled in: a button opens it. */
  public static Reply.Card toAsk(Reply.Question question) {
    var text = new Section(List.of(), List.of(), List.of(question.text()));
    return new Reply.Card(
        question.title(),
        Tone.NEUTRAL,
        new Reply.Report(List.of(), "", List.of(text), List.of(), ExitCode.WAITING),
        List.of(new Button(question.submit() + "…", Button.Style.PRIMARY, question.press())),
        List.of());
  }
}

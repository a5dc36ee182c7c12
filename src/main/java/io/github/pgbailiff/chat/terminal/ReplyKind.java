package io.github.pgbailiff.chat.terminal;

import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Tone;
import io.github.pgbailiff.reply.Value;
import java.util.EnumSet;
import java.util.Set;

/** The kinds of replies in a room where nothing can be edited: cards, steps, what cards say. */
final class ReplyKind {
  /** What is asked of the requester alone. */
  private static final Set<Press.Action> PRIVATE =
      EnumSet.of(
          Press.Action.CONFIRM,
          Press.Action.CONFIRM_WITH_REASON,
          Press.Action.DISMISS,
          Press.Action.BREAK_GLASS);

  private static final Set<String> ON = Set.of("approved", "executing", "finished", "interrupted");

  private ReplyKind() {}

  static boolean isCard(Reply reply) {
    return reply instanceof Reply.Card card && !card.title().isEmpty();
  }

  /** Whether somebody is asked to decide. */
  static boolean isDecided(Reply reply) {
    return reply.request().isEmpty()
        || Button.of(reply).stream().anyMatch(it -> it.press().action().decides());
  }

  /** Whether nothing waits for a press on it; what its requester alone is asked does. */
  static boolean isOver(Reply reply) {
    return reply.request().isPresent() && reply.exit() != ExitCode.WAITING && !isAsked(reply);
  }

  private static boolean isAsked(Reply reply) {
    return Button.of(reply).stream().anyMatch(it -> PRIVATE.contains(it.press().action()));
  }

  /** Whether more is to come of it. */
  static boolean isStep(Reply reply) {
    return reply instanceof Reply.Card card
        && !card.buttons().isEmpty()
        && (card.request().isEmpty() || card.exit() == ExitCode.WAITING);
  }

  /** An alert that is held back: nobody wants to read of it again before it is over. */
  static boolean isHeldBack(Reply reply) {
    return reply instanceof Reply.Card card && card.tone() == Tone.SNOOZED;
  }

  /** A request under way, about which its requester alone is asked nothing. */
  static boolean isToBeAnnounced(Reply reply) {
    return reply instanceof Reply.Card card
        && card.request().isPresent()
        && card.exit() == ExitCode.WAITING
        && !isAsked(card);
  }

  /** No more of a request than the card that comes, or came, has for its title. */
  static boolean isInShort(Reply.Report report) {
    return report.request().isPresent()
        && report.sections().isEmpty()
        && report.findings().isEmpty();
  }

  /** Whether the request that it is about goes on, or went, without anybody's decision. */
  static boolean goesOn(Reply.Report report) {
    return report.facts().stream()
        .filter(it -> it.column().name().equals("state"))
        .anyMatch(it -> it.value() instanceof Value.Text(String state) && ON.contains(state));
  }
}

package io.github.pgbailiff.chat.text;

import io.github.pgbailiff.reply.Tone;

/** The mark before a card's title. The words of the card say the same: it is never alone. */
public final class ToneMark {
  private ToneMark() {}

  /** With a space behind it, or nothing. */
  public static String of(Tone tone) {
    return switch (tone) {
      case NEUTRAL -> "";
      case WAITING -> "⏳ ";
      case GOOD -> "✅ ";
      case PARTLY -> "⚠ ";
      case OVER -> "⚪ ";
      case BAD -> "⛔ ";
      case ALARM -> "🚨 ";
    };
  }
}

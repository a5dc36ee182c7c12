package io.github.pgbailiff.chat.text;

import io.github.pgbailiff.reply.Tone;
import java.util.List;

/** The mark before a card's title. The words of the card say the same: it is never alone. */
public final class ToneMark {
  /** The marks that alerts and findings bring along: they have no second one. */
  private static final List<String> FINDINGS = List.of("🔴", "🟡", "🟢", "💤");

  private ToneMark() {}

  /** The title with its mark; nothing stays nothing. */
  public static String before(Tone tone, String title) {
    return title.isEmpty() || FINDINGS.stream().anyMatch(title::startsWith)
        ? title
        : of(tone) + title;
  }

  private static String of(Tone tone) {
    return switch (tone) {
      case NEUTRAL -> "";
      case SNOOZED -> "💤 ";
      case WAITING -> "⏳ ";
      case GOOD -> "✅ ";
      case PARTLY -> "⚠ ";
      case OVER -> "⚪ ";
      case BAD -> "⛔ ";
      case ALARM -> "🚨 ";
    };
  }
}

package io.github.pgbailiff.chat.discord.message;

import io.github.pgbailiff.chat.text.PlainText;
import io.github.pgbailiff.chat.text.Run;
import io.github.pgbailiff.chat.text.TextBlocks.Fact;
import io.github.pgbailiff.chat.text.TextBlocks.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The text of a message in the making. What does not fit is left out from the end and counted. */
final class DiscordComposition {
  private static final int NOTE = 300;
  private static final int FACT = 600;
  private static final int FENCES = DiscordText.block("").length() + 1;

  private final int most;
  private final List<String> parts = new ArrayList<>();
  private int used;
  private int left;

  DiscordComposition(int most) {
    this.most = most;
  }

  DiscordComposition add(List<Piece> pieces) {
    pieces.forEach(this::add);
    return this;
  }

  private void add(Piece piece) {
    switch (piece) {
      case Piece.Told told -> told(told);
      case Piece.Head head -> line(head(head));
      case Piece.Facts(List<Fact> facts) -> facts.forEach(fact -> line(fact(fact)));
      case Piece.Lines(int heading, List<String> lines) -> lines(heading, lines);
      case Piece.Note(String text) ->
          line("-# " + DiscordText.code(DiscordLimits.cut(PlainText.oneLine(text), NOTE)));
    }
  }

  private static String head(Piece.Head head) {
    String first = "**" + DiscordText.code(head.first()) + "**";
    return head.rest().isEmpty()
        ? first
        : first
            + " "
            + head.rest().stream().map(DiscordText::code).collect(Collectors.joining(" "));
  }

  private static String fact(Fact fact) {
    List<Run> value = cut(fact.value(), FACT);
    if (fact.name().isEmpty() && fact.spoken()) {
      return DiscordText.sentence(value);
    }
    if (fact.name().isEmpty()) {
      return DiscordText.value(value);
    }
    String name = DiscordText.bold(DiscordLimits.cut(fact.name(), FACT));
    return value.isEmpty() ? name : name + " " + DiscordText.value(value);
  }

  private static List<Run> cut(List<Run> runs, int most) {
    return runs.stream()
        .map(run ->
            run instanceof Run.Words(String words)
                ? new Run.Words(DiscordLimits.cut(words, most))
                : run)
        .toList();
  }

  /** Its buttons stand below the message. */
  private void told(Piece.Told told) {
    if (!told.sentence().isEmpty()) {
      String words = DiscordText.sentence(cut(told.sentence(), FACT));
      line((told.mark().sign() + " " + words).strip());
    }
  }

  private void line(String line) {
    if (hasRoom(DiscordLimits.length(line) + 1)) {
      parts.add(line);
    } else {
      left++;
    }
  }

  private void lines(int heading, List<String> lines) {
    List<String> taken = new ArrayList<>();
    if (hasRoom(FENCES)) {
      for (String line : lines) {
        String harmless = DiscordLimits.cut(DiscordText.harmless(line), FACT);
        if (!hasRoom(DiscordLimits.length(harmless) + 1)) {
          break;
        }
        taken.add(harmless);
      }
    }
    if (taken.size() > heading) {
      parts.add(DiscordText.block(String.join("\n", taken)));
    }
    left += lines.size() - Math.max(taken.size(), heading);
  }

  private boolean hasRoom(int more) {
    if (left > 0 || used + more > most) {
      return false;
    }
    used += more;
    return true;
  }

  boolean isEmpty() {
    return parts.isEmpty() && left == 0;
  }

  boolean isComplete() {
    return left == 0;
  }

  /** The text; says how many lines it lacks. */
  String text() {
    List<String> all = new ArrayList<>(parts);
    if (left > 0) {
      all.add("-# `… and " + left + " more lines that do not fit into a message`");
    }
    return String.join("\n", all);
  }
}

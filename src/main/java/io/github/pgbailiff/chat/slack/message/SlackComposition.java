package io.github.pgbailiff.chat.slack.message;

import io.github.pgbailiff.chat.text.PlainText;
import io.github.pgbailiff.chat.text.Run;
import io.github.pgbailiff.chat.text.TextBlocks.Fact;
import io.github.pgbailiff.chat.text.TextBlocks.Piece;
import io.github.pgbailiff.reply.Mark;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message in the making. What does not fit is left out from the end and counted; the title and
 * the buttons always fit.
 */
final class SlackComposition {
  private final List<ObjectNode> blocks = new ArrayList<>();
  private final List<ObjectNode> end = new ArrayList<>();
  private int characters;
  private int left;

  /** Adds what always fits, before the rest. */
  void addFirst(ObjectNode block) {
    blocks.add(reserved(block));
  }

  /** Adds what always fits, to stand at the end; to be called before anything that may not fit. */
  void addAtEnd(ObjectNode block) {
    end.add(reserved(block));
  }

  private ObjectNode reserved(ObjectNode block) {
    characters += BlockKitLimits.characters(block) + BlockKitLimits.PER_BLOCK;
    return block;
  }

  boolean isEmpty() {
    return blocks.isEmpty() && end.isEmpty() && left == 0;
  }

  void add(List<Piece> pieces) {
    pieces.forEach(this::add);
  }

  private void add(Piece piece) {
    switch (piece) {
      case Piece.Told told -> told(told);
      case Piece.Head head -> head(head);
      case Piece.Facts(List<Fact> facts) -> facts(facts);
      case Piece.Lines(int heading, List<String> lines) -> lines(heading, lines);
      case Piece.Note(String text) -> {
        if (fits(text.length())) {
          blocks.add(BlockKit.context(text));
        }
      }
    }
  }

  void addText(String text) {
    String cut = BlockKitLimits.cut(PlainText.lines(text), BlockKitLimits.PLAIN_TEXT);
    addFirst(BlockKit.paragraph(List.of(BlockKit.text(cut, false))));
  }

  private void told(Piece.Told told) {
    String words = told(told.mark(), told.sentence());
    if (!words.isEmpty()) {
      if (!fits(words.length())) {
        return;
      }
      List<ObjectNode> elements = new ArrayList<>();
      if (!told.mark().sign().isEmpty()) {
        elements.add(BlockKit.text(told.mark().sign() + " ", false));
      }
      told.sentence().forEach(run -> elements.add(cut(run)));
      blocks.add(BlockKit.paragraph(elements));
    }
    if (!told.buttons().isEmpty() && blocks.size() < BlockKitLimits.BLOCKS) {
      ObjectNode buttons = SlackRenderer.buttons("next-" + blocks.size(), told.buttons());
      if (hasRoom(BlockKitLimits.characters(buttons) + BlockKitLimits.PER_BLOCK)) {
        blocks.add(buttons);
      }
    }
  }

  private static ObjectNode cut(Run run) {
    return BlockKit.run(
        run instanceof Run.Words(String text)
            ? new Run.Words(BlockKitLimits.cut(text, BlockKitLimits.PLAIN_TEXT))
            : run);
  }

  /** A sentence as plain words. */
  static String told(Mark mark, List<Run> sentence) {
    return (mark.sign() + " " + Run.words(sentence)).strip();
  }

  private void head(Piece.Head head) {
    String rest = head.rest().isEmpty() ? "" : "   " + String.join("   ", head.rest());
    if (fits(head.first().length() + rest.length())) {
      List<ObjectNode> elements = new ArrayList<>();
      elements.add(BlockKit.text(head.first(), true));
      if (!rest.isEmpty()) {
        elements.add(BlockKit.text(rest, false));
      }
      blocks.add(BlockKit.paragraph(elements));
    }
  }

  private void facts(List<Fact> facts) {
    if (!fits(0)) {
      left += facts.size() - 1;
      return;
    }
    List<ObjectNode> elements = new ArrayList<>();
    facts.forEach(fact -> add(fact, elements));
    if (!elements.isEmpty()) {
      blocks.add(BlockKit.paragraph(elements));
    }
  }

  private void add(Fact fact, List<ObjectNode> elements) {
    int length = Math.min(Run.words(fact.value()).length(), BlockKitLimits.PLAIN_TEXT);
    if (!hasRoom(fact.name().length() + length + 2)) {
      left++;
      return;
    }
    String gap = elements.isEmpty() ? "" : "\n";
    if (!fact.name().isEmpty()) {
      elements.add(BlockKit.text(gap + fact.name() + " ", true));
    } else if (!gap.isEmpty()) {
      elements.add(BlockKit.text(gap, false));
    }
    fact.value().forEach(run -> elements.add(cut(run)));
  }

  private void lines(int heading, List<String> lines) {
    var taken = new StringBuilder();
    int count = 0;
    boolean room = blocks.size() < BlockKitLimits.BLOCKS && hasRoom(BlockKitLimits.PER_BLOCK);
    for (String line : lines) {
      String cut = BlockKitLimits.cut(line, BlockKitLimits.PLAIN_TEXT);
      if (!room || !hasRoom(cut.length() + 1)) {
        break;
      }
      taken.append(count++ == 0 ? "" : "\n").append(cut);
    }
    if (count > heading) {
      blocks.add(BlockKit.fixedWidth(taken.toString()));
    }
    left += lines.size() - Math.max(count, heading);
  }

  private boolean fits(int more) {
    if (blocks.size() < BlockKitLimits.BLOCKS && hasRoom(more + BlockKitLimits.PER_BLOCK)) {
      return true;
    }
    left++;
    return false;
  }

  private boolean hasRoom(int more) {
    if (left > 0 || characters + more > BlockKitLimits.CHARACTERS) {
      return false;
    }
    characters += more;
    return true;
  }

  /** The message; says how many lines it lacks. */
  SlackMessage finished(String fallback) {
    List<ObjectNode> all = new ArrayList<>(blocks);
    if (left > 0) {
      all.add(BlockKit.context("… and " + left + " more lines that do not fit into a message"));
    }
    all.addAll(end);
    String cut = BlockKitLimits.cut(PlainText.oneLine(fallback), BlockKitLimits.FALLBACK);
    return new SlackMessage(SlackText.escaped(cut.isBlank() ? "pgbailiff" : cut), all, left == 0);
  }
}

package io.github.pgbailiff.chat.terminal;

import io.github.pgbailiff.chat.terminal.text.Shown;
import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A card in one line, where its readers have the rest in front of them. */
final class StepLine {
  private StepLine() {}

  /** What it says first; nothing for what is no card. */
  static String of(Reply reply) {
    return reply instanceof Reply.Card card ? "· " + Shown.sentence(card.title()) : "";
  }

  /** The same, with those of its facts that are new, as the renderer shows them. */
  static String of(Reply reply, Reply before, TextRenderer renderer) {
    List<Field> known = facts(before);
    return of(reply)
        + facts(reply).stream()
            .filter(it -> !known.contains(it))
            .map(it -> it.column().heading() + " " + renderer.value(it.value()))
            .map(it -> " · " + Shown.sentence(it))
            .collect(Collectors.joining());
  }

  private static List<Field> facts(Reply reply) {
    return reply instanceof Reply.Card card
        ? Stream.concat(
                card.report().facts().stream(),
                card.report().sections().stream().flatMap(StepLine::facts))
            .filter(it -> it.column().show().inNarrow() && !it.column().heading().isEmpty())
            .toList()
        : List.of();
  }

  private static Stream<Field> facts(Section section) {
    return Stream.concat(
        section.facts().stream(),
        section.bodies().stream()
            .flatMap(it ->
                it instanceof Body.Details details
                    ? details.fields().stream()
                    : Stream.<Field>empty()));
  }
}
